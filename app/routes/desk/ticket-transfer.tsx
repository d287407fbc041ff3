import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { transferTicket } from '#app/domain/desk/tickets/transfer.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'
import { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'
import { TicketPage, ticketMeta } from '#app/routes/desk/ticket-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadTicketPage(args)
}

/** Another department gets it (改派). The next work is in the list: this ticket may be out of sight now. */
export function action(args: ActionFunctionArgs) {
  return onTicket(
    args,
    'transferred',
    (tx, number, { text }) =>
      transferTicket(tx, number, { department: text('department'), reason: text('reason') }),
    { next: 'list', isUndoable: true },
  )
}

export const meta = ticketMeta
export default TicketPage
