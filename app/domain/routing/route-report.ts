import { asc, eq, isNotNull } from 'drizzle-orm'
import { categories, departments, routingRules } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import type { Priority, TicketKind, Symptom } from '#app/domain/tickets/vocabulary.ts'
import { route, type RoutingFacts } from './conditions.ts'
import { priorityOf } from './priority.ts'
import { RuleConditions, RuleOutcome, type RoutingRule } from './rule.ts'
import { categoryKeyFor } from './seed-categories.ts'

export type Destination = {
  category: string
  departmentId: string
  departmentKey: string
  priority: Priority
  assignBy: 'fewest_open' | 'round_robin' | 'none'
  tags: string[]
}

/** Where a report goes: the first rule that matches, otherwise its category's department and priority. */
export async function routeReport(
  tx: Context,
  report: { kind: TicketKind; symptom: Symptom | null; category: string | null },
  facts: RoutingFacts,
): Promise<Destination> {
  const category = await findCategory(tx, report.category ?? categoryKeyFor(report.kind, report.symptom))
  const rules = await liveRules(tx)
  const { outcome } = route(
    { ...facts, kind: report.kind, symptom: report.symptom, category: category.key },
    rules,
  )
  const department = outcome.department
    ? await departmentByKey(tx, outcome.department)
    : { id: category.departmentId, key: category.departmentKey }
  return {
    category: category.key,
    departmentId: department.id,
    departmentKey: department.key,
    priority: outcome.priority ?? priorityOf(category.urgency, category.impact),
    assignBy: outcome.assignBy,
    tags: outcome.tags,
  }
}

async function findCategory(tx: Context, key: string) {
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
    .where(eq(categories.key, key))
  if (!category) throw new Error(`no category ${key}: reference data is missing`)
  return category
}

async function departmentByKey(tx: Context, key: string) {
  const [department] = await tx.db
    .select({ id: departments.id, key: departments.key })
    .from(departments)
    .where(eq(departments.key, key))
  if (!department) throw new Error(`no department ${key}: reference data is missing`)
  return department
}

async function liveRules(tx: Context): Promise<RoutingRule[]> {
  const rows = await tx.db
    .select()
    .from(routingRules)
    .where(isNotNull(routingRules.liveSince))
    .orderBy(asc(routingRules.position))
  return rows.map((row) => ({
    name: row.name,
    conditions: RuleConditions.parse(row.conditions),
    outcome: RuleOutcome.parse(row.outcome),
  }))
}

export async function isCategory(ctx: Context, key: string): Promise<boolean> {
  const rows = await ctx.db.select({ key: categories.key }).from(categories).where(eq(categories.key, key))
  return rows.length > 0
}
