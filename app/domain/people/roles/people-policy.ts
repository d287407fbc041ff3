import type { Actor } from '#app/domain/ground/context.ts'

/** Who works here, with which roles, is the administrators' business. */
export const canManageStaff = (actor: Actor) => actor.type === 'staff' && actor.roles.includes('admin')

/** What other programs may do is, too; the command line acts for the house. */
export const canManageKeys = (actor: Actor) => actor.type === 'system' || canManageStaff(actor)
