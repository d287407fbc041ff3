import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { invalid } from '#app/domain/errors.ts'
import { reopenTicket } from '#app/domain/tickets/reopen.ts'
import { actOnTicket } from '#app/routes/public/act-on-ticket.ts'
import { ownTicketPage } from '#app/routes/public/own-ticket.ts'
import { textOf } from '#app/routes/public/read-form.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { TicketPage, ticketMeta } from '#app/routes/public/ticket-page.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  return ownTicketPage(request, params.number ?? '')
}

export function action(args: ActionFunctionArgs) {
  return actOnTicket(args, async (ctx, form) => {
    const reason = textOf(form, 'reason').trim()
    if (!reason) throw invalid([{ field: 'reason', message: 'required' }])
    const number = await reopenTicket(ctx, reason)
    return number === args.params.number ? { done: 'reopened' } : { done: 'followUp', as: number }
  })
}

export const headers = privatePage
export const meta = ticketMeta
export default TicketPage
