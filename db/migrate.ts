import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import postgres from 'postgres'
import { applyMigrations } from '#db/apply-migrations.ts'
import { projectRoot } from '#db/project-root.ts'

export const migrationsFolder = join(projectRoot, 'db', 'migrations')
// "fapiao" in a keypad's digits: any number does, as long as no other program uses it on this database.
const lockKey = 327_426

type Patience = { lockTimeoutMs?: number; tries?: number; pauseMs?: number; folder?: string }

/**
 * Brings the schema up to date. Several processes may start at once: a lock is held around it.
 * A change of a table that is in use waits for it only briefly, as everybody who comes after waits behind that change:
 * it gives way and is tried again.
 */
export async function migrateDatabase(
  url: string,
  { lockTimeoutMs = 4000, tries = 10, pauseMs = 2000, folder = migrationsFolder }: Patience = {},
): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 15, onnotice: () => undefined })
  try {
    while (!(await isOurTurn(client))) await wait(turnMs)
    await client`select set_config('lock_timeout', ${`${lockTimeoutMs}ms`}, false)`
    for (let left = tries; ; left--) {
      try {
        await applyMigrations(client, folder)
        await validateChecks(client)
        return
      } catch (error) {
        if (left <= 1 || !isLocked(error)) throw error
        await wait(pauseMs)
      }
    }
  } finally {
    await client.end({ timeout: 5 })
  }
}

const turnMs = 200

/** Asked for again and again: a statement that waits for its turn would be waited for by an index that is being built. */
async function isOurTurn(client: postgres.Sql): Promise<boolean> {
  const [row] = await client<{ taken: boolean }[]>`select pg_try_advisory_lock(${lockKey}) as taken`
  return row?.taken === true
}

/**
 * Checks that a migration has added as NOT VALID hold for new rows from the start; here the old rows are read, under a
 * lock that lets others write. Where one of them fails its check, the constraint stays as it is and a start goes on.
 */
async function validateChecks(client: postgres.Sql): Promise<void> {
  const checks = await client<{ table: string; name: string }[]>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
     where contype = 'c' and not convalidated and conparentid = 0 and coninhcount = 0
       and connamespace = 'public'::regnamespace`
  for (const { table, name } of checks) {
    try {
      await client.unsafe(`alter table ${table} validate constraint "${name}"`)
    } catch (error) {
      if (!(error instanceof postgres.PostgresError) || error.code !== checkViolation) throw error
    }
  }
}

const checkViolation = '23514'
const lockNotAvailable = '55P03'

/** Drizzle wraps what the database said. */
function isLocked(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return error.code === lockNotAvailable
  return error instanceof Error && isLocked(error.cause)
}

/** Whether every migration this code carries has been applied; a database that is further ahead is fine. */
export async function isMigrated(sql: postgres.Sql): Promise<boolean> {
  const newest = newestMigration()
  const [row] = await sql<
    { at: string | null }[]
  >`select max(created_at) as at from drizzle.__drizzle_migrations`
  return Number(row?.at ?? 0) >= newest
}

let newest: number | undefined
function newestMigration(): number {
  newest ??= Math.max(0, ...readMigrationFiles({ migrationsFolder }).map((file) => file.folderMillis))
  return newest
}
