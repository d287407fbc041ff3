import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { reopenTicket } from '#app/domain/desk/tickets/reopen.ts'
import { actOnTicket } from '#app/routes/public/act-on-ticket.ts'
import { ownTicketPage } from '#app/routes/public/own-ticket.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { ticketHandle, TicketPage, ticketMeta } from '#app/routes/public/ticket-page.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  return ownTicketPage(request, params.number ?? '')
}

export function action(args: ActionFunctionArgs) {
  return actOnTicket(args, async (tx, form) => {
    const reason = textOf(form, 'reason').trim()
    if (!reason) throw invalid([{ field: 'reason', message: 'required' }])
    const number = await reopenTicket(tx, reason)
    return number === args.params.number ? { done: 'reopened' } : { done: 'followUp', as: number }
  })
}

export const headers = privatePage
export const handle = ticketHandle
export const meta = ticketMeta
export default TicketPage
