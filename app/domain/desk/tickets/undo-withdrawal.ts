import { and, desc, eq, inArray } from 'drizzle-orm'
import { events } from '#db/schema/index.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict } from '#app/domain/ground/errors/errors.ts'
import { minuteMs } from '#app/domain/ground/vocabulary/durations.ts'
import { isTicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { lockOwnTicket } from './as-reporter.ts'
import { moveTicket } from './move.ts'
import type { Ticket } from './ticket.ts'

const undoneWithinMinutes = 10

/** The reporter takes a withdrawal back within ten minutes: the ticket stands where it stood. Throws conflict later. */
export function undoWithdrawal(ctx: Context): Promise<Ticket> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockOwnTicket(tx)
    const { from } = await withdrawalOf(tx, ticket)
    return moveTicket(tx, ticket, {
      to: isTicketState(from) ? from : 'open',
      action: 'ticket.withdrawal_undone',
      set: { closedAt: null },
    })
  })
}

async function withdrawalOf(tx: Context, ticket: Ticket): Promise<Record<string, unknown>> {
  const [last] = await tx.db
    .select({ at: events.at, action: events.action, details: events.details })
    .from(events)
    .where(
      and(
        eq(events.subjectType, 'ticket'),
        eq(events.subjectId, ticket.id),
        inArray(events.action, ['ticket.withdrawn', 'ticket.cancelled']),
      ),
    )
    .orderBy(desc(events.at), desc(events.id))
    .limit(1)
  const until = undoableUntil(ticket.state, last ? [last] : [], tx.now)
  if (!last || !until) throw conflict('ticket.withdrawal_final')
  return last.details
}

/** Until when the reporter may take the withdrawal back; null where there is none, or it is too late. */
export function undoableUntil(
  state: string,
  history: ReadonlyArray<{ at: Date; action: string }>,
  now: Date,
): Date | null {
  const last = history.findLast(
    ({ action }) => action === 'ticket.withdrawn' || action === 'ticket.cancelled',
  )
  if (state !== 'cancelled' || last?.action !== 'ticket.withdrawn') return null
  const until = new Date(last.at.getTime() + undoneWithinMinutes * minuteMs)
  return now < until ? until : null
}
