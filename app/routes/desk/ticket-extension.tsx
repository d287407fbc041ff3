import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { extendTicket } from '#app/domain/desk/tickets/extend.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'
import { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'
import { TicketPage, ticketMeta } from '#app/routes/desk/ticket-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadTicketPage(args)
}

export function action(args: ActionFunctionArgs) {
  return onTicket(args, 'extended', async (tx, number, { text, timeNeeded }) =>
    extendTicket(tx, number, { until: timeNeeded('until'), reason: text('reason') }),
  )
}

export const meta = ticketMeta
export default TicketPage
