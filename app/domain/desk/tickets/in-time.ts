import { sql } from 'drizzle-orm'
import { inTransaction, sqlState, type Context } from '#app/domain/ground/context.ts'

const cancelled = '57014'

/**
 * Reading that may meet too much: a filter that one of ten thousand tickets meets has no index of its own, and would be
 * looked for in all of them. The database gives up after `ms`; null then.
 */
export async function inTime<T>(
  ctx: Context,
  ms: number,
  work: (tx: Context) => Promise<T>,
): Promise<T | null> {
  try {
    return await inTransaction(ctx, async (tx) => {
      // As a query, so that it is over with the transaction, also where a pooler lends the connection.
      await tx.db.execute(sql`select set_config('statement_timeout', ${String(ms)}, true)`)
      return work(tx)
    })
  } catch (error) {
    if (sqlState(error) === cancelled) return null
    throw error
  }
}
