import { and, eq, sql } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { endAlarms, endedByResolving } from '#app/domain/delivery/alarms/end-alarms.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { conflict } from '#app/domain/ground/errors/errors.ts'
import { dropInvitation } from '#app/domain/desk/surveys/drop-invitation.ts'
import { resumed } from './clocks.ts'
import { holdOpenReports, releaseOpenReports } from './open-reports.ts'
import { isWaiting, whoMayMove, type Mover } from './states.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import { subjectOf, type Ticket } from './ticket.ts'
import { isTicketState, type TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'

export type Move = {
  to: TicketState
  action: string
  reason?: string | undefined
  details?: Record<string, unknown>
  set?: Partial<typeof tickets.$inferInsert>
}

/**
 * The one writer of a ticket's state. Takes a locked ticket and gives back the ticket as it is now.
 * Clocks pause while we wait for somebody and go on afterwards. Throws conflict where the machine has no such way.
 */
export async function moveTicket(tx: Context, ticket: Ticket, move: Move): Promise<Ticket> {
  const from = stateOf(ticket)
  if (!whoMayMove(from, move.to).includes(moverOf(tx)))
    throw conflict('ticket.transition', { from, to: move.to })

  const [moved] = await tx.db
    .update(tickets)
    .set({
      ...clocksAfter(ticket, from, move.to, tx.now),
      ...timesOf(ticket, move.to, tx.now),
      // Its alarms ended with its work: what was late is late still, and calls its people once more.
      ...(!isOpen(from) && isOpen(move.to) ? notAlarmedYet : {}),
      ...move.set,
      state: move.to,
      version: sql`${tickets.version} + 1`,
      // Archiving is nobody's activity: the ticket stays where it was in every list.
      ...(move.to === 'closed' ? {} : { lastActivityAt: tx.now }),
    })
    .where(and(eq(tickets.id, ticket.id), eq(tickets.state, from)))
    .returning()
  if (!moved) throw conflict('ticket.transition', { from, to: move.to })

  if (isOpen(from) && !isOpen(move.to)) {
    await releaseOpenReports(tx, ticket.id)
    await endAlarms(tx, subjectOf(ticket), { kinds: endedByResolving })
  }
  if (!isOpen(from) && isOpen(move.to)) await holdOpenReports(tx, moved)
  // Who is told that it goes on is not asked how it ended.
  if (move.to === 'reopened') await dropInvitation(tx, ticket.id)
  await record(tx, {
    action: move.action,
    subject: subjectOf(ticket),
    details: { from, to: move.to, ...(move.reason ? { reason: move.reason } : {}), ...move.details },
  })
  return moved
}

function moverOf({ actor }: Context): Mover {
  if (actor.type === 'reporter') return 'reporter'
  return actor.type === 'system' ? 'system' : 'staff'
}

export function stateOf(ticket: Pick<Ticket, 'state'>): TicketState {
  if (!isTicketState(ticket.state)) throw new Error(`unknown ticket state ${ticket.state}`)
  return ticket.state
}

function clocksAfter(ticket: Ticket, from: TicketState, to: TicketState, now: Date) {
  if (isWaiting(to)) return isWaiting(from) ? {} : { pausedAt: now }
  return isWaiting(from) && ticket.pausedAt ? resumed(ticket, ticket.pausedAt, now) : {}
}

const notAlarmedYet = { atRiskAt: null, breachedAt: null, responseBreachedAt: null }

function timesOf(ticket: Ticket, to: TicketState, now: Date): Partial<Ticket> {
  switch (to) {
    case 'resolved':
      return { resolvedAt: now, resolutionCount: ticket.resolutionCount + 1 }
    case 'reopened':
      return { resolvedAt: null, reopenCount: ticket.reopenCount + 1 }
    case 'closed':
    case 'cancelled':
    case 'merged':
      return { closedAt: now }
    default:
      return {}
  }
}
