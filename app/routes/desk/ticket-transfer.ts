import type { ActionFunctionArgs } from '@remix-run/node'
import { transferTicket } from '#app/domain/tickets/transfer.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'

/** Another department gets it (改派). The next work is in the list: this ticket may be out of sight now. */
export function action(args: ActionFunctionArgs) {
  return onTicket(
    args,
    'transferred',
    (ctx, number, { text }) =>
      transferTicket(ctx, number, { department: text('department'), reason: text('reason') }),
    '/desk/tickets',
  )
}
