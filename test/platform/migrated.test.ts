import { afterEach, beforeAll, expect, test } from 'vitest'
import { isMigrated } from '#db/migrate.ts'
import { sql } from '#test/support/database.ts'

// The list of migrations is no table of ours: it is put back here, other tests share the database.

type Row = { id: number; hash: string; created_at: string }
let applied: Row[] = []
beforeAll(async () => {
  applied = [
    ...(await sql<Row[]>`select id, hash, created_at from drizzle.__drizzle_migrations order by created_at`),
  ]
})
afterEach(() => record(applied))

const record = (rows: readonly Row[]) =>
  sql.begin(async (tx) => {
    await tx`delete from drizzle.__drizzle_migrations`
    for (const row of rows) await tx`insert into drizzle.__drizzle_migrations ${tx(row)}`
  })

test('a database with every migration of this code is ready', async () => {
  expect(applied.length).toBeGreaterThan(10)
  expect(await isMigrated(sql)).toBe(true)
})

test('one that is further ahead is ready, too', async () => {
  const later = { id: 10_000, hash: 'later', created_at: String(Number(applied.at(-1)?.created_at) + 1) }
  await record([...applied, later])
  expect(await isMigrated(sql)).toBe(true)
})

test.each([1, 2, 5])('one without the newest %i is not', async (count) => {
  await record(applied.slice(0, -count))
  expect(await isMigrated(sql)).toBe(false)
})

test('one without any is not', async () => {
  await record([])
  expect(await isMigrated(sql)).toBe(false)
})
