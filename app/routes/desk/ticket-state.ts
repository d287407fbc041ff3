import type { ActionFunctionArgs } from '@remix-run/node'
import { invalid } from '#app/domain/errors.ts'
import { transitionTicket } from '#app/domain/tickets/transition.ts'
import { isTicketState } from '#app/domain/tickets/vocabulary.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'

export function action(args: ActionFunctionArgs) {
  return onTicket(args, 'moved', async (ctx, number, { text }) => {
    const to = text('to')
    if (!isTicketState(to)) throw invalid([{ field: 'to', message: 'choice' }])
    return transitionTicket(ctx, number, { to, reason: text('reason') || undefined })
  })
}
