import { asc, isNotNull } from 'drizzle-orm'
import { routingRules } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Priority, TicketKind, Symptom } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { findDepartment } from '#app/domain/people/departments/departments.ts'
import { route, type RoutingFacts } from './conditions.ts'
import { findCategory } from './find-category.ts'
import { priorityOf } from './priority.ts'
import { RuleConditions, RuleOutcome, type RoutingRule } from './rule.ts'

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
  const [category, rules] = await Promise.all([findCategory(tx, report), liveRules(tx)])
  const { outcome } = route(
    { ...facts, kind: report.kind, symptom: report.symptom, category: category.key },
    rules,
  )
  // A rule may name a department that was taken away since.
  const department = (outcome.department && (await findDepartment(tx, outcome.department))) || {
    id: category.departmentId,
    key: category.departmentKey,
  }
  return {
    category: category.key,
    departmentId: department.id,
    departmentKey: department.key,
    priority: outcome.priority ?? priorityOf(category.urgency, category.impact),
    assignBy: outcome.assignBy,
    tags: outcome.tags,
  }
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
