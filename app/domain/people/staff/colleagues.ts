import { and, arrayOverlaps, asc, eq, isNull } from 'drizzle-orm'
import { departments, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, unauthorized } from '#app/domain/ground/errors/errors.ts'

export type Colleague = { id: string; name: string; department: string | null; available: boolean }

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
