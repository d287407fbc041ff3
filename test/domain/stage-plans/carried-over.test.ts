import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import postgres from 'postgres'
import { expect, inject, test } from 'vitest'
import { categorySeeds } from '#app/domain/desk/routing/seed-categories.ts'
import { standardPlan } from '#app/domain/incidents/stage-plans/seed-stage-plans.ts'
import { projectRoot } from '#db/project-root.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '#test/support/databases.ts'

const migrations = readMigrationFiles({ migrationsFolder: join(projectRoot, 'db', 'migrations') })
const rowsOfTheDesk = 12

/** A database as it was before plans were rows, and what brings it to them. */
async function before(work: (sql: postgres.Sql, migrate: () => Promise<void>) => Promise<void>) {
  const server = inject('postgresUrl')
  const name = `plans_${process.pid}`
  await createDatabase(server, name)
  const sql = postgres(urlOfDatabase(server, name), { max: 1, onnotice: () => undefined })
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await sql.unsafe(statement)
  }
  try {
    await run(migrations.slice(0, rowsOfTheDesk).flatMap((file) => file.sql))
    await work(sql, () => run(migrations[rowsOfTheDesk]?.sql ?? []))
  } finally {
    await sql.end()
    await dropDatabase(server, name)
  }
}

test('a running incident keeps its stages and gets their names, the plan is the one it was declared with', () =>
  before(async (sql, migrate) => {
    const [departmentId, incidentId] = [crypto.randomUUID(), crypto.randomUUID()]
    await sql`insert into departments (id, key, name, position)
              values (${departmentId}, 'taxpayer_service', '{"zh-CN":"纳税服务"}', 1)`
    for (const [position, { key, kind }] of categorySeeds.entries())
      await sql`insert into categories (key, kind, department_id, urgency, impact, position)
                values (${key}, ${kind}, ${departmentId}, 2, 2, ${position})`
    await sql`insert into incidents (id, number, title, description, severity, components, public_status, declared_at, created_at)
              values (${incidentId}, 'INC-7HK2M4P', '{"zh-CN":"延迟"}', '积压', 2, '{}', 'identified', now(), now())`
    for (const [position, key] of ['diagnose', 'repair', 'test', 'recover'].entries())
      await sql`insert into incident_stages (incident_id, key, position, planned_minutes, due_at, reason)
                values (${incidentId}, ${key}, ${position}, ${60 * (position + 1)}, now(), ${`原因${position}`})`

    await migrate()

    expect(
      await sql`select key, name, proposed_status as "proposedStatus", planned_minutes as "plannedMinutes", reason
                  from incident_stages order by position`,
    ).toEqual(
      standardPlan.stages.map((stage, position) => ({
        ...stage,
        plannedMinutes: 60 * (position + 1),
        reason: `原因${position}`,
      })),
    )
    expect(await sql`select key, name, position from stage_plans`).toEqual([
      { key: standardPlan.key, name: standardPlan.name, position: 1 },
    ])
    expect(
      await sql`select key, name, planned_minutes as "plannedMinutes", proposed_status as "proposedStatus"
                  from planned_stages order by position`,
    ).toEqual(standardPlan.stages)
    expect(await sql`select key, symptom from categories order by position`).toEqual(
      categorySeeds.map(({ key, symptom }) => ({ key, symptom })),
    )
  }))

test('a new installation is given no plan by the migration', () =>
  before(async (sql, migrate) => {
    await migrate()
    expect(await sql`select key from stage_plans`).toEqual([])
    expect(await sql`select key from planned_stages`).toEqual([])
  }))
