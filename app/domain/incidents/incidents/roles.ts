import type { IncidentRole } from '#app/domain/ground/vocabulary/incident-words.ts'
import { asc, eq, isNull } from 'drizzle-orm'
import { incidentRoles, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'

/** Who can fill it: a commander commands, communications writes what the public reads, anybody keeps the record. */
const heldBy: Record<IncidentRole, readonly Role[] | null> = {
  commander: ['commander', 'admin'],
  communications: ['communications', 'commander', 'admin'],
  scribe: null,
}
export const fills = (role: IncidentRole, roles: readonly string[]) =>
  heldBy[role]?.some((needed) => roles.includes(needed)) ?? true

export type RoleHeld = {
  id: string
  role: IncidentRole
  staffId: string
  name: string
  since: Date
  until: Date | null
}

/** Who held which role when, the oldest first. */
export const rolesOf = (ctx: Context, incidentId: string): Promise<RoleHeld[]> =>
  ctx.db
    .select({
      id: incidentRoles.id,
      role: incidentRoles.role,
      staffId: incidentRoles.staffId,
      name: staff.name,
      since: incidentRoles.since,
      until: incidentRoles.until,
    })
    .from(incidentRoles)
    .innerJoin(staff, eq(staff.id, incidentRoles.staffId))
    .where(eq(incidentRoles.incidentId, incidentId))
    .orderBy(asc(incidentRoles.since), asc(incidentRoles.id))

/** More than anybody looks through in a menu. */
const mostOffered = 500

export type RoleCandidates = Record<IncidentRole, Array<{ id: string; name: string }>>

/** Who could take each role, by name. */
export async function roleCandidates(ctx: Context): Promise<RoleCandidates> {
  const here = await ctx.db
    .select({ id: staff.id, name: staff.name, roles: staff.roles })
    .from(staff)
    .where(isNull(staff.leftAt))
    .orderBy(asc(staff.name))
  const whoFills = (role: IncidentRole) =>
    here
      .filter(({ roles }) => fills(role, roles))
      .slice(0, mostOffered)
      .map(({ id, name }) => ({ id, name }))
  return {
    commander: whoFills('commander'),
    communications: whoFills('communications'),
    scribe: whoFills('scribe'),
  }
}
