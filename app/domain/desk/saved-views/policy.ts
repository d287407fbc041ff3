import type { savedViews } from '#db/schema/index.ts'
import type { Actor } from '#app/domain/ground/context.ts'
import { canListTickets } from '#app/domain/desk/tickets/policy.ts'
import { hasRole } from '#app/domain/people/roles/has-role.ts'

export type SavedView = typeof savedViews.$inferSelect
export type ViewScope = SavedView['scope']
export const viewScopes = ['personal', 'department', 'all'] as const satisfies readonly ViewScope[]

/** One's own for everybody with a list, a department's for its lead, everybody's for administrators. */
export function canSaveFor(actor: Actor, scope: ViewScope): boolean {
  if (actor.type !== 'staff' || !canListTickets(actor)) return false
  if (scope === 'personal') return true
  if (scope === 'department') return actor.departmentId !== null && hasRole(actor, 'lead', 'admin')
  return hasRole(actor, 'admin')
}

type Owned = Pick<SavedView, 'scope' | 'staffId' | 'departmentId'>

export function canSeeView(actor: Actor, view: Owned): boolean {
  if (actor.type !== 'staff' || !canListTickets(actor)) return false
  if (view.scope === 'personal') return view.staffId === actor.id
  return view.scope === 'all' || view.departmentId === actor.departmentId
}

/** Whoever may save for these people changes what was saved for them, whoever did. */
export function canChangeView(actor: Actor, view: Owned): boolean {
  return canSeeView(actor, view) && canSaveFor(actor, view.scope)
}
