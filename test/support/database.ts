import { afterAll, beforeEach, inject } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '#test/support/databases.ts'

// Importing this gives the test file a database of its own, empty at the start of each test but for what the
// migrations themselves put in.

const server = inject('postgresUrl')
const name = `t_${process.pid}_${Date.now().toString(36)}`

await createDatabase(server, name, 'template_test')
export const databaseUrl = urlOfDatabase(server, name)
process.env.DATABASE_URL = databaseUrl

const opened = openDatabase(databaseUrl, { max: 10, name: 'test' })
export const { db, sql } = opened

const tables = await sql<{ name: string }[]>`
  select c.oid::regclass::text as name from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`
const fromMigrations = new Set(await filled())
let touched = false

beforeEach(async () => {
  if (touched) await emptyDatabase()
  touched = true
})

afterAll(async () => {
  await opened.close()
  await dropDatabase(server, name)
})

/** Empties every table that holds rows, past the triggers that keep history from being rewritten. */
export async function emptyDatabase(): Promise<void> {
  const full = (await filled()).filter((table) => !fromMigrations.has(table))
  if (full.length === 0) return
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const table of full) await tx.unsafe(`delete from ${table}`)
  })
}

async function filled(): Promise<string[]> {
  const asked = tables.map(
    (table) => `select '${table.name}' as name where exists (select from ${table.name})`,
  )
  const rows = await sql.unsafe<{ name: string }[]>(asked.join(' union all '))
  return rows.map((row) => row.name)
}
