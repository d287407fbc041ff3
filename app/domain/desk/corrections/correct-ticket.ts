import { eq, sql } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { ensureFreshTicket } from '#app/domain/desk/tickets/freshness.ts'
import { canCorrect, canSee } from '#app/domain/desk/tickets/policy.ts'
import { lockTicket, subjectOf, type Ticket } from '#app/domain/desk/tickets/ticket.ts'

/** What whoever corrects was shown. */
export type Seen = { seenVersion?: number | undefined; seenAt?: Date | undefined }

export type Correction = {
  action: string
  details: Record<string, unknown>
  set?: Partial<typeof tickets.$inferInsert>
}

/**
 * Puts a property of a ticket right: under its lock, by who works on it, and only as they saw it. `judge` says what
 * changes, or null where nothing does; then nothing is recorded either. Throws notFound, forbidden, conflict (stale).
 */
export function correctTicket(
  ctx: Context,
  number: string,
  seen: Seen,
  judge: (tx: Context, ticket: Ticket) => Promise<Correction | null> | Correction | null,
): Promise<Ticket> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, number)
    ensure(canSee(tx.actor, ticket), notFound)
    ensure(canCorrect(tx.actor, ticket))
    await ensureFreshTicket(tx, ticket, seen.seenVersion, seen.seenAt)
    const correction = await judge(tx, ticket)
    if (!correction) return ticket
    const [corrected] = await tx.db
      .update(tickets)
      .set({ ...correction.set, version: sql`${tickets.version} + 1`, lastActivityAt: tx.now })
      .where(eq(tickets.id, ticket.id))
      .returning()
    if (!corrected) throw notFound()
    await record(tx, {
      action: correction.action,
      subject: subjectOf(ticket),
      details: correction.details,
    })
    return corrected
  })
}
