import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { eq, sql } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict } from '#app/domain/ground/errors/errors.ts'
import { lockOwnTicket } from './as-reporter.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import { stateOf } from './move.ts'
import { subjectOf } from './ticket.ts'

const hoursBetweenNudges = 4

/** The reporter asks to hurry (催办): marks the ticket for the desk, at most once in four hours. */
export function nudgeTicket(ctx: Context): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockOwnTicket(tx)
    if (!isOpen(stateOf(ticket))) throw conflict('ticket.ended')
    const earliest = ticket.nudgedAt ? ticket.nudgedAt.getTime() + hoursBetweenNudges * hourMs : 0
    if (tx.now.getTime() < earliest) {
      throw conflict('ticket.nudged_already', { next: new Date(earliest).toISOString() })
    }
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
