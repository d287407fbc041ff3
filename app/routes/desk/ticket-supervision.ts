import type { ActionFunctionArgs } from '@remix-run/node'
import { superviseTicket } from '#app/domain/tickets/supervise.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'

export function action(args: ActionFunctionArgs) {
  return onTicket(args, 'supervised', (ctx, number, { text }) =>
    superviseTicket(ctx, number, { active: text('active') === 'yes', reason: text('reason') }),
  )
}
