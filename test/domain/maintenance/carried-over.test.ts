import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import postgres from 'postgres'
import { expect, inject, test } from 'vitest'
import { projectRoot } from '#db/project-root.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '#test/support/databases.ts'

test('windows from before states were kept are carried over: past ones completed, coming ones due', async () => {
  const server = inject('postgresUrl')
  const name = `carried_${process.pid}`
  await createDatabase(server, name)
  const sql = postgres(urlOfDatabase(server, name), { max: 1, onnotice: () => undefined })
  try {
    const [foundation, ledger, face] = readMigrationFiles({
      migrationsFolder: join(projectRoot, 'db', 'migrations'),
    }).map((file) => file.sql)
    const run = async (statements: string[] = []) => {
      for (const statement of statements) await sql.unsafe(statement)
    }
    await run(foundation)
    await run(ledger)
    const add = (hours: number) => sql`
      insert into maintenance_windows (id, title, body, components, starts_at, ends_at, created_at)
      values (${crypto.randomUUID()}, '{"zh-CN":"扩容"}', '{"zh-CN":"可能变慢。"}', '{}',
              now() + ${hours} * interval '1 hour', now() + ${hours + 6} * interval '1 hour', now())`
    await add(-48)
    await add(48)

    await run(face)

    expect(
      await sql`select state, completed_at is not null as done, next_at = starts_at as due, length(number) as digits
                  from maintenance_windows order by starts_at`,
    ).toEqual([
      { state: 'completed', done: true, due: null, digits: 11 },
      { state: 'scheduled', done: false, due: true, digits: 11 },
    ])
  } finally {
    await sql.end()
    await dropDatabase(server, name)
  }
})
