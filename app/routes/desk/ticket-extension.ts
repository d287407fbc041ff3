import type { ActionFunctionArgs } from '@remix-run/node'
import { extendTicket } from '#app/domain/tickets/extend.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'

export function action(args: ActionFunctionArgs) {
  return onTicket(args, 'extended', async (ctx, number, { text, timeNeeded }) =>
    extendTicket(ctx, number, { until: timeNeeded('until'), reason: text('reason') }),
  )
}
