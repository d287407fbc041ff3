import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { asc, eq, sql } from 'drizzle-orm'
import { departments, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { decryptIfReadable } from '#app/platform/crypto.ts'
import { canManageStaff } from '#app/domain/people/roles/people-policy.ts'

export type StaffRow = {
  id: string
  name: string
  email: string
  roles: string[]
  department: Translations | null
  hasPassword: boolean
  lockedUntil: Date | null
  leftAt: Date | null
}

/** Everybody who works or worked here, for administrators. */
export async function listStaff(ctx: Context): Promise<StaffRow[]> {
  ensure(canManageStaff(ctx.actor))
  const rows = await ctx.db
    .select({ person: staff, department: departments.name })
    .from(staff)
    .leftJoin(departments, eq(departments.id, staff.departmentId))
    .orderBy(sql`${staff.leftAt} is not null`, asc(departments.position), asc(staff.name))
    .limit(1000)
  return rows.map(({ person, department }) => ({
    id: person.id,
    name: person.name,
    email: decryptIfReadable(person.emailCipher, { table: 'staff', column: 'email', row: person.id }) ?? '?',
    roles: person.roles,
    department,
    hasPassword: person.passwordHash !== null,
    lockedUntil: person.lockedUntil && person.lockedUntil > ctx.now ? person.lockedUntil : null,
    leftAt: person.leftAt,
  }))
}
