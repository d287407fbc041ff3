import type { Actor } from '#app/domain/context.ts'

const readers = ['lead', 'manager', 'communications', 'admin']

/** Those who improve the service read what is said of it. */
export const canReadFeedback = (actor: Actor) =>
  actor.type === 'staff' && actor.roles.some((role) => readers.includes(role))
