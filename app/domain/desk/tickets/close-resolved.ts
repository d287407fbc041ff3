import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { and, asc, eq, lt } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { moveTicket } from './move.ts'

const archivedAfterDays = 7
const chunk = 200

/** Archives what has been resolved for seven days (T3). Part of the sweep; returns how many. */
export async function closeResolvedTickets(ctx: Context): Promise<number> {
  const before = new Date(ctx.now.getTime() - archivedAfterDays * dayMs)
  return inTransaction(asSystem(ctx), async (tx) => {
    const due = await tx.db
      .select()
      .from(tickets)
      .where(and(eq(tickets.state, 'resolved'), lt(tickets.resolvedAt, before)))
      .orderBy(asc(tickets.resolvedAt))
      .limit(chunk)
      .for('update', { skipLocked: true })
    for (const ticket of due) await moveTicket(tx, ticket, { to: 'closed', action: 'ticket.archived' })
    return due.length
  })
}
