import type { ActionFunctionArgs } from '@remix-run/node'
import { makePromise } from '#app/domain/tickets/promise.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'

export function action(args: ActionFunctionArgs) {
  return onTicket(args, 'promised', async (ctx, number, { text, timeNeeded }) =>
    makePromise(ctx, number, { text: text('text'), dueAt: timeNeeded('dueAt') }),
  )
}
