import { departments, staff } from '#db/schema/index.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { roles, type Role } from '#app/domain/ground/vocabulary/staff-roles.ts'

/** What a person is asked about by a policy; the department comes by a left join. */
export const actorColumns = {
  id: staff.id,
  name: staff.name,
  roles: staff.roles,
  departmentId: staff.departmentId,
  departmentKey: departments.key,
}

type Row = Omit<StaffActor, 'type' | 'roles'> & { roles: readonly string[] }

export const actorOf = ({ id, name, departmentId, departmentKey, ...row }: Row): StaffActor => ({
  type: 'staff',
  id,
  name,
  roles: row.roles.filter((role): role is Role => roles.some((known) => known === role)),
  departmentId,
  departmentKey,
})
