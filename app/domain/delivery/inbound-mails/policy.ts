import type { Actor } from '#app/domain/ground/context.ts'

/** What came from outside and could not be read is for administrators: nobody knows whose words it holds. */
export const canHandleMails = (actor: Actor) => actor.type === 'staff' && actor.roles.includes('admin')
