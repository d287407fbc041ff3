import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { eq, sql } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict } from '#app/domain/ground/errors/errors.ts'
import { lockOwnTicket } from './as-reporter.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import { stateOf } from './move.ts'
import { subjectOf, type Ticket } from './ticket.ts'

const hoursBetweenNudges = 4

/** When the reporter may ask to hurry again; null where it may be at once. */
export function nextNudgeAt({ nudgedAt }: Pick<Ticket, 'nudgedAt'>, now: Date): Date | null {
  const next = nudgedAt ? new Date(nudgedAt.getTime() + hoursBetweenNudges * hourMs) : now
  return next > now ? next : null
}

/** The reporter asks to hurry (催办): marks the ticket for the desk, at most once in four hours. */
export function nudgeTicket(ctx: Context): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockOwnTicket(tx)
    if (!isOpen(stateOf(ticket))) throw conflict('ticket.ended')
    const next = nextNudgeAt(ticket, tx.now)
    if (next) throw conflict('ticket.nudged_already', { next: next.toISOString() })
    await tx.db
      .update(tickets)
      .set({
        nudgedAt: tx.now,
        nudgeCount: sql`${tickets.nudgeCount} + 1`,
        lastActivityAt: tx.now,
        version: sql`${tickets.version} + 1`,
      })
      .where(eq(tickets.id, ticket.id))
    await record(tx, { action: 'ticket.nudged', subject: subjectOf(ticket) })
  })
}
