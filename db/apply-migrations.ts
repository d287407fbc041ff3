import { readMigrationFiles, type MigrationMeta } from 'drizzle-orm/migrator'
import type postgres from 'postgres'

/** The first line of a migration whose statements can't be in a transaction, or should not hold one open for long. */
const outside = /^-- outside a transaction\b/
/** The first line of a statement there that is done again until it changes nothing more. */
const inBatches = /^-- in batches\b/

/**
 * Applies what is missing, in order. A migration is one transaction. One that says that it is outside runs statement by
 * statement, each of which must be repeatable: where it was cut off it runs again from its beginning.
 */
export async function applyMigrations(client: postgres.Sql, migrationsFolder: string): Promise<void> {
  // The names and columns are those of drizzle, which wrote the list of every installation until now.
  await client`create schema if not exists drizzle`
  await client`
    create table if not exists drizzle.__drizzle_migrations
      (id serial primary key, hash text not null, created_at bigint)`
  const [last] = await client<{ at: string | null }[]>`
    select max(created_at) as at from drizzle.__drizzle_migrations`
  const missing = readMigrationFiles({ migrationsFolder }).filter(
    ({ folderMillis }) => folderMillis > Number(last?.at ?? 0),
  )
  for (const migration of missing) {
    if (outside.test(migration.sql[0] ?? '')) await runOutside(client, migration)
    else await runInside(client, migration)
  }
}

const runInside = (client: postgres.Sql, migration: MigrationMeta) =>
  client.begin(async (tx) => {
    for (const statement of migration.sql) await tx.unsafe(statement)
    await recordApplied(tx, migration)
  })

async function runOutside(client: postgres.Sql, migration: MigrationMeta): Promise<void> {
  const [{ limit } = { limit: '0' }] = await client<{ limit: string }[]>`
    select current_setting('lock_timeout') as limit`
  // What is built concurrently waits for transactions that have begun before it, and holds up nobody meanwhile.
  await client`select set_config('lock_timeout', '0', false)`
  try {
    await dropUnfinished(client)
    for (const statement of migration.sql) await runStatement(client, statement.trim())
    await recordApplied(client, migration)
  } finally {
    await client`select set_config('lock_timeout', ${limit}, false)`
  }
}

async function runStatement(client: postgres.Sql, statement: string): Promise<void> {
  const isRepeated = inBatches.test(statement)
  let changed: number
  do {
    changed = (await client.unsafe(statement)).count
  } while (isRepeated && changed > 0)
}

/** An index whose concurrent building was cut off is there and never used; IF NOT EXISTS would take it for done. */
async function dropUnfinished(client: postgres.Sql): Promise<void> {
  const indexes = await client<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid
     where not indisvalid and c.relkind = 'i' and c.relnamespace = 'public'::regnamespace`
  for (const { name } of indexes) await client.unsafe(`drop index concurrently if exists ${name}`)
}

const recordApplied = (
  client: postgres.Sql | postgres.TransactionSql,
  { hash, folderMillis }: MigrationMeta,
) => client`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`
