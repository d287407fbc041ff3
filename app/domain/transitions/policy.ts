import type { Actor } from '#app/domain/context.ts'

const hasRole = (actor: Actor, ...wanted: string[]) =>
  actor.type === 'staff' && actor.roles.some((role) => wanted.includes(role))

/** Everybody who works here may know who is told of what. */
export const canSeeRules = (actor: Actor) => actor.type === 'staff'
/** Who decides that people are not told. */
export const canSetRules = (actor: Actor) => hasRole(actor, 'communications', 'manager', 'admin')
