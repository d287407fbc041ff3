import { and, arrayOverlaps, asc, eq, isNull } from 'drizzle-orm'
import { departments, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import { ensure, unauthorized } from '#app/domain/errors.ts'

export type Colleague = { id: string; name: string; department: string | null; available: boolean }
export type Department = { id: string; key: string; name: Record<string, string> }

/** Everybody who works on tickets, by name: to give one to, and to say who did what. */
export function listColleagues(ctx: Context): Promise<Colleague[]> {
  ensure(ctx.actor.type === 'staff', unauthorized)
  return ctx.db
    .select({
      id: staff.id,
      name: staff.name,
      department: departments.key,
      availableSince: staff.availableSince,
    })
    .from(staff)
    .leftJoin(departments, eq(departments.id, staff.departmentId))
    .where(and(isNull(staff.leftAt), arrayOverlaps(staff.roles, ['agent', 'lead', 'admin'])))
    .orderBy(asc(departments.position), asc(staff.name))
    .limit(500)
    .then((rows) =>
      rows.map(({ availableSince, ...row }) => ({ ...row, available: availableSince !== null })),
    )
}

/** The departments in their order. */
export function listDepartments(ctx: Context): Promise<Department[]> {
  ensure(ctx.actor.type === 'staff', unauthorized)
  return ctx.db
    .select({ id: departments.id, key: departments.key, name: departments.name })
    .from(departments)
    .orderBy(asc(departments.position))
}
