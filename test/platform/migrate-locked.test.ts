// Isolated: a table is locked, and given a constraint that is not valid yet.
import postgres from 'postgres'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { migrateDatabase } from '#db/migrate.ts'
import { databaseUrl, sql } from '#test/support/database.ts'

const other = postgres(databaseUrl, { max: 1 })

afterAll(() => other.end())
beforeEach(() => sql`alter table settings add constraint short_key check (length(key) < 1000) not valid`)
afterEach(() => sql`alter table settings drop constraint short_key`)

/** Does the work while somebody reads the table in a transaction that goes on. */
async function whileInUse<T>(work: (end: () => void) => Promise<T>): Promise<T> {
  let end = () => undefined as void
  const ended = new Promise<void>((resolve) => (end = resolve))
  let begun = () => undefined as void
  const isBegun = new Promise<void>((resolve) => (begun = resolve))
  const using = other.begin(async (tx) => {
    await tx`lock table settings in share row exclusive mode`
    begun()
    await ended
  })
  await isBegun
  try {
    return await work(end)
  } finally {
    end()
    await using
  }
}

const isValid = async () =>
  (await sql`select convalidated as valid from pg_constraint where conname = 'short_key'`)[0]

test('a change of a table in use gives way instead of holding up everybody behind it', async () => {
  await whileInUse(() =>
    expect(migrateDatabase(databaseUrl, { lockTimeoutMs: 20, tries: 2, pauseMs: 1 })).rejects.toThrow(
      /lock timeout/,
    ),
  )
  expect(await isValid()).toEqual({ valid: false })
})

test('it is tried again, and done when the table is free', async () => {
  await whileInUse(async (end) => {
    const migrated = migrateDatabase(databaseUrl, { lockTimeoutMs: 20, tries: 1000, pauseMs: 1 })
    setTimeout(end, 100)
    await migrated
  })
  expect(await isValid()).toEqual({ valid: true })
})
