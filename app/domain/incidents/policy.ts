import type { Actor } from '#app/domain/context.ts'
import type { Incident } from './incident.ts'

const hasRole = (actor: Actor, ...wanted: string[]) =>
  actor.type === 'staff' && actor.roles.some((role) => wanted.includes(role))
const hasScope = (actor: Actor, scope: string) =>
  actor.type === 'api' && actor.scopes.some((held) => held === scope)

/** Everybody who works here may follow an incident; the public sees only what was published. */
export const canFollow = (actor: Actor) =>
  actor.type === 'staff' || actor.type === 'system' || hasScope(actor, 'incidents:read')

export const canDeclare = (actor: Actor) =>
  hasRole(actor, 'commander', 'admin') || hasScope(actor, 'incidents:write') || actor.type === 'system'
/** Stages, scope, roles, workaround. */
export const canCommand = canDeclare
export const canDraft = (actor: Actor) => canCommand(actor) || hasRole(actor, 'communications')
export const canApprove = canCommand
/** The commander in charge, another commander or an administrator; programs hand nothing over. */
export const canHandOver = (actor: Actor, incident: Pick<Incident, 'commanderId'>) =>
  actor.type === 'staff' && (actor.id === incident.commanderId || hasRole(actor, 'commander', 'admin'))
