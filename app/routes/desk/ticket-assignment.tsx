import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { assignTicket } from '#app/domain/desk/tickets/assign.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'
import { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'
import { TicketPage, ticketMeta } from '#app/routes/desk/ticket-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadTicketPage(args)
}

/** `me` takes it; an empty choice gives it back to nobody. */
export function action(args: ActionFunctionArgs) {
  return onTicket(
    args,
    'assigned',
    (tx, number, { text }) => {
      const to = text('assignee')
      return assignTicket(tx, number, to === 'me' ? tx.actor.id : to || null)
    },
    { isUndoable: true },
  )
}

export const meta = ticketMeta
export default TicketPage
