import { asc, eq, sql } from 'drizzle-orm'
import { categories, departments } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Symptom, TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'

export type Category = {
  key: string
  departmentId: string
  departmentKey: string
  urgency: number
  impact: number
}

/**
 * The category of a report: the one it names; else that of its kind and symptom, else that of its kind without a symptom
 * or with `other`, else any of its kind, else the first of all: a report is never refused for want of a category. Where
 * several fit equally, the first by position. Throws before any is installed.
 */
export async function findCategory(
  tx: Context,
  report: { kind: TicketKind; symptom: Symptom | null; category: string | null },
): Promise<Category> {
  const [category] = await tx.db
    .select({
      key: categories.key,
      departmentId: categories.departmentId,
      departmentKey: departments.key,
      urgency: categories.urgency,
      impact: categories.impact,
    })
    .from(categories)
    .innerJoin(departments, eq(departments.id, categories.departmentId))
    .orderBy(
      sql`case when ${categories.key} = ${report.category} then 0
               when ${categories.kind} <> ${report.kind} then 5
               when ${categories.symptom} is not distinct from ${report.symptom} then 1
               when ${categories.symptom} is null then 2
               when ${categories.symptom} = 'other' then 3
               else 4 end`,
      asc(categories.position),
      asc(categories.key),
    )
    .limit(1)
  if (!category) throw new Error('there is no category: reference data is missing')
  return category
}

export async function isCategory(ctx: Context, key: string): Promise<boolean> {
  const rows = await ctx.db.select({ key: categories.key }).from(categories).where(eq(categories.key, key))
  return rows.length > 0
}
