import type { Actor } from '#app/domain/ground/context.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'
import type { Scope } from './scopes.ts'

/** Whether a member of staff holds one of these roles; nobody else holds any. */
export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.type === 'staff' && actor.roles.some((role) => wanted.includes(role))

/** Whether a program's key has this scope; nobody else has any. */
export const hasScope = (actor: Actor, scope: Scope): boolean =>
  actor.type === 'api' && actor.scopes.includes(scope)
