import type { Actor } from '#app/domain/ground/context.ts'
import { hasRole } from '#app/domain/people/roles/has-role.ts'

/** Everybody who works here may know who is told of what. */
export const canSeeRules = (actor: Actor) => actor.type === 'staff'
/** Who decides that people are not told. */
export const canSetRules = (actor: Actor) => hasRole(actor, 'communications', 'manager', 'admin')
