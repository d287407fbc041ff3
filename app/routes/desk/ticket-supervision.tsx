import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { superviseTicket } from '#app/domain/desk/tickets/supervise.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'
import { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'
import { TicketPage, ticketMeta } from '#app/routes/desk/ticket-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadTicketPage(args)
}

export function action(args: ActionFunctionArgs) {
  return onTicket(
    args,
    'supervised',
    (tx, number, { text }) =>
      superviseTicket(tx, number, { active: text('active') === 'yes', reason: text('reason') }),
    { isUndoable: true },
  )
}

export const meta = ticketMeta
export default TicketPage
