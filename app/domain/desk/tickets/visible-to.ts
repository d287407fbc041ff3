import { eq, or, sql, type SQL } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import type { Actor } from '#app/domain/ground/context.ts'
import { hasRole } from '#app/domain/people/roles/has-role.ts'
import { seesAllTickets } from './policy.ts'

/** The tickets that an actor may see, as `canSee` says of one; undefined: all. */
export function visibleTo(actor: Actor): SQL | undefined {
  if (seesAllTickets(actor)) return undefined
  if (actor.type !== 'staff') return sql`false`
  return or(
    actor.departmentId && hasRole(actor, 'agent', 'lead')
      ? eq(tickets.departmentId, actor.departmentId)
      : undefined,
    eq(tickets.assigneeId, actor.id),
  )
}
