import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { transitionTicket } from '#app/domain/desk/tickets/transition.ts'
import { isReachableState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'
import { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'
import { TicketPage, ticketMeta } from '#app/routes/desk/ticket-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadTicketPage(args)
}

export function action(args: ActionFunctionArgs) {
  return onTicket(args, 'moved', async (tx, number, { text }) => {
    const to = text('to')
    if (!isReachableState(to)) throw invalid([{ field: 'to', message: 'choice' }])
    return transitionTicket(tx, number, { to, reason: text('reason') || undefined })
  })
}

export const meta = ticketMeta
export default TicketPage
