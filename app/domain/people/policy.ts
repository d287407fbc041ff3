import type { Actor } from '#app/domain/context.ts'

/** Who works here, with which roles, is the administrators' business. */
export const canManageStaff = (actor: Actor) => actor.type === 'staff' && actor.roles.includes('admin')
