import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { returnTicket } from '#app/domain/desk/tickets/transfer.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'
import { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'
import { TicketPage, ticketMeta } from '#app/routes/desk/ticket-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadTicketPage(args)
}

/** Back to the first line (退单). */
export function action(args: ActionFunctionArgs) {
  return onTicket(args, 'returned', (tx, number, { text }) => returnTicket(tx, number, text('reason')), {
    next: 'list',
    isUndoable: true,
  })
}

export const meta = ticketMeta
export default TicketPage
