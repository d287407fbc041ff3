import { categories, decisionTables, departments, routingRules } from '#db/schema/index.ts'
import { decisionTable } from '#app/domain/causes/decision-table.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { installPrivacyNotices } from '#app/domain/privacy/install.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { categorySeeds } from './seed-categories.ts'
import { departmentSeeds } from './seed-departments.ts'
import { ruleSeeds } from './seed-rules.ts'

/** What a new installation starts with: departments, categories, rules, the decision table and the privacy notice. Never overwrites. */
export function installReferenceData(ctx: Context): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const made = await tx.db
      .insert(departments)
      .values(departmentSeeds.map((seed) => ({ ...seed, id: uuidv7(tx.now) })))
      .onConflictDoNothing()
      .returning({ id: departments.id })
    const rows = await tx.db.select({ id: departments.id, key: departments.key }).from(departments)
    const departmentId = new Map(rows.map((row) => [row.key, row.id]))
    await tx.db
      .insert(categories)
      .values(
        categorySeeds.flatMap(({ key, kind, department, urgency, impact }, position) => {
          const id = departmentId.get(department)
          return id ? [{ key, kind, departmentId: id, urgency, impact, position }] : []
        }),
      )
      .onConflictDoNothing()
    await tx.db
      .insert(decisionTables)
      .values({ version: decisionTable.version, content: { ...decisionTable }, publishedAt: tx.now })
      .onConflictDoNothing()
    await installPrivacyNotices(tx)
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
  })
}
