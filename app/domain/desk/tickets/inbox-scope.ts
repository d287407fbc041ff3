import { and, eq, isNull, ne, sql, type SQL } from 'drizzle-orm'
import { isNoDrill, nextDue, tickets } from '#db/schema/index.ts'
import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { dueSoonHours, type InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { hasRole } from '#app/domain/people/roles/has-role.ts'
import { seesAllTickets } from './policy.ts'

/** `isFew`: so few tickets meet it that all of them are fetched and sorted; walked in order, one met none for long. */
export type Scope = { condition: SQL; isFew?: boolean }

/**
 * What the actor may see of a view, as conditions of which a ticket meets one at most. Each names a department or a
 * person, or nothing, so that the first of each are found by an index that has them in their order.
 */
export function scopesOf({ actor }: Context, view: InboxView): Scope[] {
  if (actor.type !== 'staff')
    return seesAllTickets(actor) && !ofPerson.has(view) ? [{ condition: ofAll(view) }] : []
  const scopes = seesAllTickets(actor) ? ofOverseer(actor, view) : ofDesk(actor, view)
  return scopes.flatMap((scope) => (scope ? [scope] : []))
}

const scope = (condition: SQL | undefined): Scope | undefined => condition && { condition }

const ofPerson = new Set<InboxView>(['mine', 'department'])
const ofAll = (view: InboxView): SQL => (view === 'unassigned' ? isNull(tickets.assigneeId) : sql`true`)
const inDepartment = ({ departmentId }: StaffActor) =>
  departmentId ? eq(tickets.departmentId, departmentId) : undefined

function ofOverseer(actor: StaffActor, view: InboxView): Array<Scope | undefined> {
  if (view === 'mine') return [scope(eq(tickets.assigneeId, actor.id))]
  return [scope(view === 'department' ? inDepartment(actor) : ofAll(view))]
}

/** Agents and leads. What is late is an agent's own and what nobody has; a lead's is the department's. */
function ofDesk(actor: StaffActor, view: InboxView): Array<Scope | undefined> {
  const mine = eq(tickets.assigneeId, actor.id)
  const department = inDepartment(actor)
  const nobodys = department && and(department, isNull(tickets.assigneeId))
  if (view === 'mine') return [scope(mine)]
  if (view === 'unassigned') return [scope(nobodys)]
  if (view === 'department') return [scope(department)]
  if ((view === 'late' || view === 'due') && !hasRole(actor, 'lead')) return [scope(mine), scope(nobodys)]
  if (!department || !actor.departmentId) return [scope(mine)]
  const elsewhere = scope(and(mine, ne(tickets.departmentId, actor.departmentId)))
  return [scope(department), elsewhere && { ...elsewhere, isFew: true }]
}

/** What makes a view besides who asks; its states are said by the walk through it. */
export function ofView({ now }: Context, view: InboxView): SQL | undefined {
  const at = sql`${now.toISOString()}::timestamptz`
  switch (view) {
    case 'late':
      return sql`${nextDue} < ${at}`
    case 'due': {
      const soon = new Date(now.getTime() + dueSoonHours * hourMs)
      return sql`${nextDue} >= ${at} and ${nextDue} < ${soon.toISOString()}::timestamptz`
    }
    case 'waiting':
      return sql.raw(`state in ('waiting_reporter', 'waiting_upstream')`)
    case 'resolved':
      return sql.raw(`state in ('resolved', 'closed')`)
    default:
      return undefined
  }
}

/** Copies for a drill are in no list, but for that of their drill and where one is asked for by its number. */
export const noDrill: SQL = isNoDrill
