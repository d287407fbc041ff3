import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { keepingPlans } from '#db/keep-plans.ts'
import * as schema from '#db/schema/index.ts'

type Schema = typeof schema

/** A pool or a transaction on it: verbs must not care which. */
export type Database = PgDatabase<PostgresJsQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>
export type RawSql = postgres.Sql
export type Opened = { db: Database; sql: RawSql; close: () => Promise<void> }

export type OpenOptions = {
  /** Connections of the pool behind `db`; raw SQL has two more of its own. */
  max?: number
  /** The server ends a statement after this long. */
  statementTimeoutMs?: number
  name?: string
}

/**
 * Opens the database. `sql` is a client apart because drizzle turns off the date parsing of the client it is given.
 * A server that accepts connections but does not answer (frozen) fails a new connection after five seconds.
 */
export function openDatabase(url: string, options: OpenOptions = {}): Opened {
  const { max = 10, statementTimeoutMs = 30_000, name = 'fapiao-desk' } = options
  const settings = {
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => undefined,
    connection: {
      application_name: name,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 60_000,
    },
  }
  const pool = postgres(url, { ...settings, max })
  const sql = postgres(url, { ...settings, max: 2 })

  return {
    db: drizzle(keepingPlans(pool), { schema }),
    sql,
    async close() {
      await Promise.all([pool.end({ timeout: 5 }), sql.end({ timeout: 5 })])
    },
  }
}
