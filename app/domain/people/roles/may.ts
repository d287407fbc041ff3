import type { Actor } from '#app/domain/ground/context.ts'
import { hasRole, hasScope } from './has-role.ts'

/** Everybody who works here may follow an incident; the public sees only what was published. */
export const canFollow = (actor: Actor) =>
  actor.type === 'staff' || actor.type === 'system' || hasScope(actor, 'incidents:read')

export const canDeclare = (actor: Actor) =>
  hasRole(actor, 'commander', 'admin') || hasScope(actor, 'incidents:write') || actor.type === 'system'
/** Stages, scope, roles, workaround. */
export const canCommand = canDeclare
export const canDraft = (actor: Actor) => canCommand(actor) || hasRole(actor, 'communications')
export const canApprove = canCommand
