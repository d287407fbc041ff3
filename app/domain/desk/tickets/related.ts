import { and, desc, eq, inArray } from 'drizzle-orm'
import { ticketRelations, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { canSee } from './policy.ts'
import type { Ticket } from './ticket.ts'
import { visibleTo } from './visible-to.ts'

export type Neighbour = { number: string; subject: string; state: string; kind: string; createdAt: Date }

/** Other tickets about the same invoice, and those this one follows, as far as the actor may see them. */
export async function relatedTo(ctx: Context, ticket: Ticket): Promise<Neighbour[]> {
  const links = await ctx.db
    .select()
    .from(ticketRelations)
    .where(eq(ticketRelations.ticketId, ticket.id))
    .union(ctx.db.select().from(ticketRelations).where(eq(ticketRelations.relatedId, ticket.id)))
  const kinds = new Map(
    links.map((link) => [link.ticketId === ticket.id ? link.relatedId : link.ticketId, link.kind]),
  )
  if (kinds.size === 0) return []
  const rows = await ctx.db
    .select()
    .from(tickets)
    // Before the limit: tickets of others must not take the places of those that may be shown.
    .where(and(inArray(tickets.id, [...kinds.keys()]), visibleTo(ctx.actor)))
    .orderBy(desc(tickets.createdAt))
    .limit(20)
  return rows
    .filter((row) => canSee(ctx.actor, row))
    .map(({ id, number, subject, state, createdAt }) => ({
      number,
      subject,
      state,
      kind: kinds.get(id) ?? 'same_invoice',
      createdAt,
    }))
}
