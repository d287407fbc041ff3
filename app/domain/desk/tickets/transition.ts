import { prose } from '#app/domain/ground/input/text.ts'
import { z } from 'zod'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { addMessage } from './add-message.ts'
import { moveTicket } from './move.ts'
import { canSee, worksOn } from './policy.ts'
import { resolveTicket } from './resolve.ts'
import { lockTicket, subjectOf, type Ticket } from './ticket.ts'
import { reachableStates, type TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'

const reasonNeeded: readonly TicketState[] = ['waiting_upstream', 'cancelled', 'reopened']
/** Come about by themselves. */
const notByHand: readonly TicketState[] = ['new']

export const Transition = z.object({
  to: z.enum(reachableStates),
  reason: prose(2000).optional(),
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
    if (move.to === 'cancelled') return cancelTicket(tx, ticket, move.reason ?? '')
    return moveTicket(tx, ticket, { to: move.to, action: actionOf(move.to), reason: move.reason })
  })
}

/** Staff end a report without a solution: its reporter is told so, with the reason, as they would be of an answer. */
async function cancelTicket(tx: Context, ticket: Ticket, reason: string): Promise<Ticket> {
  const cancelled = await moveTicket(tx, ticket, { to: 'cancelled', action: actionOf('cancelled'), reason })
  const message = await addMessage(tx, ticket, { author: 'staff', visibility: 'public', body: reason.trim() })
  await notify(tx, {
    message: 'ticket-cancelled',
    subject: subjectOf(ticket),
    contact: await findContact(tx, ticket.contactId),
    ticketId: ticket.id,
    details: { messageId: message.id },
  })
  return cancelled
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
