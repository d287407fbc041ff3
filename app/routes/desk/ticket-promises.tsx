import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { makePromise } from '#app/domain/desk/tickets/promise.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'
import { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'
import { TicketPage, ticketMeta } from '#app/routes/desk/ticket-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadTicketPage(args)
}

export function action(args: ActionFunctionArgs) {
  return onTicket(args, 'promised', async (tx, number, { text, timeNeeded }) =>
    makePromise(tx, number, { text: text('text'), dueAt: timeNeeded('dueAt') }),
  )
}

export const meta = ticketMeta
export default TicketPage
