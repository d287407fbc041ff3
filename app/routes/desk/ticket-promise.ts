import type { ActionFunctionArgs } from '@remix-run/node'
import { keepPromise } from '#app/domain/tickets/promise.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'

export function action(args: ActionFunctionArgs) {
  return onTicket(args, 'kept', (ctx, number) => keepPromise(ctx, number, args.params.id ?? ''))
}
