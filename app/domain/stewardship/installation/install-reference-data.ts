import type { PgTable } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { categories, decisionTables, departments, routingRules } from '#db/schema/index.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { installPrivacyNotices } from '#app/domain/contacts/privacy/install.ts'
import { categorySeeds } from '#app/domain/desk/routing/seed-categories.ts'
import { ruleSeeds } from '#app/domain/desk/routing/seed-rules.ts'
import { installStagePlans } from '#app/domain/incidents/stage-plans/install-stage-plans.ts'
import { departmentSeeds } from '#app/domain/people/departments/seed-departments.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

/**
 * What a new installation starts with: departments with their rules, categories, stage plans, the decision table and the
 * privacy notice. Run at every start; departments, categories and plans are left alone once there are any, so that what
 * the desk took away does not come back.
 */
export function installReferenceData(ctx: Context): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    if (await isEmpty(tx, departments)) await installDepartments(tx)
    if (await isEmpty(tx, categories)) await installCategories(tx)
    await installStagePlans(tx)
    await tx.db
      .insert(decisionTables)
      .values({ version: decisionTable.version, content: { ...decisionTable }, publishedAt: tx.now })
      .onConflictDoNothing()
    await installPrivacyNotices(tx)
  })
}

async function isEmpty(tx: Context, table: PgTable): Promise<boolean> {
  const rows = await tx.db
    .select({ one: sql`1` })
    .from(table)
    .limit(1)
  return rows.length === 0
}

async function installDepartments(tx: Context) {
  const made = await tx.db
    .insert(departments)
    .values(departmentSeeds.map((seed) => ({ ...seed, id: uuidv7(tx.now) })))
    .onConflictDoNothing()
    .returning({ id: departments.id })
  // Another process that starts at the same moment has made them, and the rules.
  if (made.length === 0) return
  await tx.db.insert(routingRules).values(
    ruleSeeds.map((rule, position) => ({
      id: uuidv7(tx.now),
      position,
      name: rule.name,
      conditions: { ...rule.conditions },
      outcome: { ...rule.outcome },
      liveSince: tx.now,
    })),
  )
}

async function installCategories(tx: Context) {
  const rows = await tx.db.select({ id: departments.id, key: departments.key }).from(departments)
  const departmentId = new Map(rows.map((row) => [row.key, row.id]))
  const found = categorySeeds.flatMap(({ department, ...category }, position) => {
    const id = departmentId.get(department)
    return id ? [{ ...category, departmentId: id, position }] : []
  })
  if (found.length > 0) await tx.db.insert(categories).values(found).onConflictDoNothing()
}
