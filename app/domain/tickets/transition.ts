import { z } from 'zod'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { conflict, ensure, invalid, notFound } from '#app/domain/errors.ts'
import { moveTicket } from './move.ts'
import { canSee, worksOn } from './policy.ts'
import { resolveTicket } from './resolve.ts'
import { lockTicket, type Ticket } from './ticket.ts'
import { ticketStates, type TicketState } from './vocabulary.ts'

const reasonNeeded: readonly TicketState[] = ['waiting_upstream', 'cancelled', 'reopened']
/** These have verbs of their own or come about by themselves. */
const notByHand: readonly TicketState[] = ['new', 'merged']

export const Transition = z.object({
  to: z.enum(ticketStates),
  reason: z.string().trim().max(2000).optional(),
  seenVersion: z.number().int().optional(),
})
export type Transition = z.output<typeof Transition>

/** Moves a ticket by hand. Throws conflict where the state machine has no such way, invalid where a reason is missing. */
export function transitionTicket(ctx: Context, number: string, move: Transition): Promise<Ticket> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, number)
    ensure(canSee(tx.actor, ticket), notFound)
    ensure(worksOn(tx.actor, ticket))
    if (move.to === 'resolved' && ticket.state !== 'new') {
      return resolveTicket(tx, number, { answer: move.reason, seenVersion: move.seenVersion })
    }
    if (notByHand.includes(move.to)) throw conflict('ticket.transition', { from: ticket.state, to: move.to })
    if (reasonNeeded.includes(move.to) && !move.reason?.trim()) {
      throw invalid([{ field: 'reason', message: 'required' }])
    }
    return moveTicket(tx, ticket, { to: move.to, action: actionOf(move.to), reason: move.reason })
  })
}

function actionOf(to: TicketState): string {
  const actions: Partial<Record<TicketState, string>> = {
    open: 'ticket.opened',
    waiting_reporter: 'ticket.waits_for_reporter',
    waiting_upstream: 'ticket.waits_for_upstream',
    closed: 'ticket.closed',
    reopened: 'ticket.reopened',
    cancelled: 'ticket.cancelled',
  }
  return actions[to] ?? 'ticket.moved'
}
