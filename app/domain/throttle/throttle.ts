import { sql } from 'drizzle-orm'
import { throttles } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import { tooMany } from '#app/domain/errors.ts'
import { keyedHash } from '#app/platform/crypto.ts'

export type Limit = { name: string; per: 'minute' | 'tenMinutes' | 'hour' | 'day'; atMost: number }

const secondsOf = { minute: 60, tenMinutes: 600, hour: 3600, day: 86_400 } as const

/**
 * Counts one try of `who` (a number, an address, an account) and throws tooMany past the limit. Fixed windows of
 * the database's clock, shared by all processes. Counted outside any transaction, so that a refused try counts too.
 */
export async function throttle(ctx: Context, limit: Limit, who: string): Promise<void> {
  const seconds = secondsOf[limit.per]
  const key = `${limit.name}:${keyedHash('throttle', who)}`
  const [row] = await ctx.db
    .insert(throttles)
    .values({
      key,
      windowStart: sql`to_timestamp(floor(extract(epoch from clock_timestamp()) / ${seconds}) * ${seconds})`,
      count: 1,
    })
    .onConflictDoUpdate({
      target: [throttles.key, throttles.windowStart],
      set: { count: sql`${throttles.count} + 1` },
    })
    .returning({ count: throttles.count, windowStart: throttles.windowStart })
  if (row && row.count > limit.atMost) {
    const ends = row.windowStart.getTime() + seconds * 1000
    throw tooMany(Math.max(1, Math.ceil((ends - Date.now()) / 1000)))
  }
}

/** Windows that have passed; part of the sweep. */
export async function forgetOldThrottles(ctx: Context): Promise<void> {
  await ctx.db.execute(
    sql`delete from ${throttles} where ${throttles.windowStart} < now() - interval '2 days'`,
  )
}
