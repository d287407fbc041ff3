import type { ActionFunctionArgs } from '@remix-run/node'
import { assignTicket } from '#app/domain/tickets/assign.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'

/** `me` takes it; an empty choice gives it back to nobody. */
export function action(args: ActionFunctionArgs) {
  return onTicket(args, 'assigned', (ctx, number, { text }) => {
    const to = text('assignee')
    return assignTicket(ctx, number, to === 'me' ? ctx.actor.id : to || null)
  })
}
