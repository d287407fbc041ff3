import { sql } from 'drizzle-orm'
import { ticketReads } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { canSee } from './policy.ts'
import { findTicket } from './ticket.ts'

/**
 * Marks a ticket as read by the one to whom it was shown, as it stood at that time: what came later stays unread.
 * Throws notFound.
 */
export async function markRead(ctx: Context, number: string, shownAt: Date): Promise<void> {
  const ticket = await findTicket(ctx, number)
  ensure(canSee(ctx.actor, ticket), notFound)
  if (ctx.actor.type !== 'staff') return
  const readAt = shownAt < ctx.now ? shownAt : ctx.now
  await ctx.db
    .insert(ticketReads)
    .values({ ticketId: ticket.id, staffId: ctx.actor.id, readAt })
    .onConflictDoUpdate({
      target: [ticketReads.ticketId, ticketReads.staffId],
      set: { readAt: sql`greatest(${ticketReads.readAt}, excluded.read_at)` },
    })
}
