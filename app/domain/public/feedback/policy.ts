import type { Actor } from '#app/domain/ground/context.ts'

const readers = ['lead', 'manager', 'communications', 'admin']

/** The roles that may read ratings of the service. */
export const canReadFeedback = (actor: Actor) =>
  actor.type === 'staff' && actor.roles.some((role) => readers.includes(role))
