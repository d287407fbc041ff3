import type { Actor } from '#app/domain/context.ts'

const hasRole = (actor: Actor, ...wanted: string[]) =>
  actor.type === 'staff' && actor.roles.some((role) => wanted.includes(role))

/** Who may change what messages say, and send one to themselves to see it. */
export const canReword = (actor: Actor) =>
  hasRole(actor, 'knowledge_editor', 'communications', 'manager', 'admin')
