import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { nudgeTicket } from '#app/domain/desk/tickets/nudge.ts'
import { actOnTicket } from '#app/routes/public/act-on-ticket.ts'
import { ownTicketPage } from '#app/routes/public/own-ticket.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { ticketHandle, TicketPage, ticketMeta } from '#app/routes/public/ticket-page.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  return ownTicketPage(request, params.number ?? '')
}

export function action(args: ActionFunctionArgs) {
  return actOnTicket(args, async (tx) => {
    await nudgeTicket(tx)
    return { done: 'nudged' }
  })
}

export const headers = privatePage
export const handle = ticketHandle
export const meta = ticketMeta
export default TicketPage
