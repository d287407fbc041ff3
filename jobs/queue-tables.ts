import {
  assertSchemaCompatibility,
  LATEST_SCHEMA_VERSION,
  MIGRATION_ADVISORY_LOCK_KEY,
  runMigrations,
  SchemaMigrationRequiredError,
} from 'bullmq'
import type pg from 'pg'

/** Brings the tables of a queue in PostgreSQL up to date, where they are not. */
export async function prepareTables(client: pg.PoolClient): Promise<void> {
  if (await isPrepared(client)) return
  await client.query(dropHalfEmptied)
  await runMigrations(client)
}

/** Asked with one read: the tables are changed by who owns them, and only when there is something to change. */
async function isPrepared(client: pg.PoolClient): Promise<boolean> {
  try {
    return (await assertSchemaCompatibility(client)) >= LATEST_SCHEMA_VERSION
  } catch (error) {
    if (error instanceof SchemaMigrationRequiredError) return false
    throw error
  }
}

/** Somebody emptied the schema, its ledger of migrations and all: those could not run again on what is still there. */
const dropHalfEmptied = `do $$ begin
  perform pg_advisory_xact_lock(${MIGRATION_ADVISORY_LOCK_KEY}, hashtext('bullmq'));
  if to_regclass('bullmq.job') is null then return; end if;
  if exists (select from bullmq.migration) then return; end if;
  drop schema bullmq cascade;
end $$`
