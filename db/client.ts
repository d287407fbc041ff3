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
  /** Connections of the pool behind `db`. */
  max?: number
  /** Connections for raw SQL beside them. */
  raw?: number
  /** The server ends a statement after this long. */
  statementTimeoutMs?: number
  name?: string
  /**
   * Through a pooler that lends a connection for a transaction: it takes no parameters at the start, which would be
   * the next borrower's, too, and the next statement may not find a plan that was prepared. Time limits are those of
   * the role then.
   */
  pooled?: boolean
  /** For work that only ever asks for some rows of large tables by their keys. */
  byKey?: boolean
}

/**
 * A plan is made when a table is as empty as in a new month, and kept when it has a million rows: where only keys are
 * asked for it must never read all of it, however cheap that was when the plan was made.
 */
const plansByKey = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  plan_cache_mode: 'force_generic_plan',
}

/**
 * Starting other processes for a plan, or compiling it, takes thirty milliseconds and more; what is asked here is over
 * sooner, and where many ask at the same time their cores are taken.
 */
const plansForOne = { max_parallel_workers_per_gather: '0', jit: 'off' }

/**
 * Opens the database. `sql` is a client apart because drizzle turns off the date parsing of the client it is given.
 * A server that accepts connections but does not answer (frozen) fails a new connection after five seconds.
 */
export function openDatabase(url: string, options: OpenOptions = {}): Opened {
  const {
    max = 10,
    raw = 2,
    statementTimeoutMs = 30_000,
    name = 'fapiao-desk',
    byKey = false,
    pooled = false,
  } = options
  const settings = {
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => undefined,
    prepare: !pooled,
    connection: {
      application_name: name,
      ...(pooled
        ? {}
        : {
            statement_timeout: statementTimeoutMs,
            idle_in_transaction_session_timeout: 60_000,
            ...plansForOne,
          }),
      ...(byKey ? plansByKey : {}),
    },
  }
  const pool = postgres(url, { ...settings, max })
  const sql = postgres(url, { ...settings, max: raw })

  return {
    db: drizzle(pooled ? pool : keepingPlans(pool), { schema }),
    sql,
    async close() {
      await Promise.all([pool.end({ timeout: 5 }), sql.end({ timeout: 5 })])
    },
  }
}
