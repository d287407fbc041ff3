import { sql } from 'drizzle-orm'
import { ticketReads } from '#db/schema/index.ts'
import { endAlarms, endedByReading } from '#app/domain/delivery/alarms/end-alarms.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { hasMovedOn } from './moved-on.ts'
import { canSee } from './policy.ts'
import { findTicket, subjectOf } from './ticket.ts'

/**
 * Marks a ticket as read by the one to whom it was shown, as it stood at that time: what came later stays unread.
 * What called this person to it has done so. Throws notFound.
 */
export async function markRead(ctx: Context, number: string, shownAt: Date): Promise<void> {
  const ticket = await findTicket(ctx, number)
  ensure(canSee(ctx.actor, ticket) || (await hasMovedOn(ctx, ticket)), notFound)
  if (ctx.actor.type !== 'staff') return
  const readAt = shownAt < ctx.now ? shownAt : ctx.now
  const { id: staffId } = ctx.actor
  await ctx.db
    .insert(ticketReads)
    .values({ ticketId: ticket.id, staffId, readAt })
    .onConflictDoUpdate({
      target: [ticketReads.ticketId, ticketReads.staffId],
      set: { readAt: sql`greatest(${ticketReads.readAt}, excluded.read_at)` },
    })
  await endAlarms(ctx, subjectOf(ticket), { kinds: endedByReading, staffId, until: readAt })
}
