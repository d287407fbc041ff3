import { and, eq, sql, type SQL } from 'drizzle-orm'
import { events, tickets } from '#db/schema/index.ts'
import type { Actor, Context } from '#app/domain/ground/context.ts'
import { hasRole } from '#app/domain/people/roles/has-role.ts'
import type { Ticket } from './ticket.ts'

/**
 * Tickets that an agent's department has handed to another one. Whoever talked to the reporter is asked again: they find
 * such a ticket by its number or contact, and read what its reporter may read; they work on it no more.
 */
export function movedOnFrom(actor: Actor): SQL | undefined {
  if (actor.type !== 'staff' || !actor.departmentId || !hasRole(actor, 'agent', 'lead')) return undefined
  return sql`exists (
    select from ${events}
     where ${events.subjectType} = 'ticket' and ${events.subjectId} = ${tickets.id}
       and ${events.action} in ('ticket.transferred', 'ticket.returned')
       and ${events.details} ->> 'from' = ${actor.departmentId})`
}

export async function hasMovedOn(ctx: Context, ticket: Pick<Ticket, 'id'>): Promise<boolean> {
  const moved = movedOnFrom(ctx.actor)
  if (!moved) return false
  const [row] = await ctx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.id, ticket.id), moved))
  return row !== undefined
}
