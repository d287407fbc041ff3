import type { ActionFunctionArgs } from '@remix-run/node'
import { returnTicket } from '#app/domain/tickets/transfer.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'

/** Back to the first line (退单). */
export function action(args: ActionFunctionArgs) {
  return onTicket(
    args,
    'returned',
    (ctx, number, { text }) => returnTicket(ctx, number, text('reason')),
    '/desk/tickets',
  )
}
