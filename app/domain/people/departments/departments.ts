import { asc, eq } from 'drizzle-orm'
import type { Translated } from '#db/schema/columns.ts'
import { departments } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, unauthorized } from '#app/domain/ground/errors/errors.ts'

export type Department = {
  id: string
  key: string
  name: Translated
  /** It takes what no rule sends elsewhere, and what other departments give back. */
  isFirstLine: boolean
}

const columns = { id: departments.id, key: departments.key, name: departments.name }

/** The departments in their order, the first line first. */
export async function listDepartments(ctx: Context): Promise<Department[]> {
  ensure(ctx.actor.type === 'staff', unauthorized)
  const rows = await ctx.db.select(columns).from(departments).orderBy(asc(departments.position))
  return rows.map((row, index) => ({ ...row, isFirstLine: index === 0 }))
}

type Found = Omit<Department, 'isFirstLine'>

export async function findDepartment(ctx: Context, key: string): Promise<Found | null> {
  const [row] = await ctx.db.select(columns).from(departments).where(eq(departments.key, key))
  return row ?? null
}

/** The department of the lowest position. Throws before any is installed. */
export async function firstLine(ctx: Context): Promise<Found> {
  const [row] = await ctx.db.select(columns).from(departments).orderBy(asc(departments.position)).limit(1)
  if (!row) throw new Error('there is no department: reference data is missing')
  return row
}
