import { and, eq, sql } from 'drizzle-orm'
import { throttles } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { DomainError, tooMany } from '#app/domain/ground/errors/errors.ts'
import { keyedHash } from '#app/platform/crypto.ts'

export type Limit = { name: string; per: 'minute' | 'tenMinutes' | 'hour' | 'day'; atMost: number }

const secondsOf = { minute: 60, tenMinutes: 600, hour: 3600, day: 86_400 } as const

/**
 * Counts one try of `who` (a number, an address, an account) and throws tooMany past the limit. Fixed windows of
 * the database's clock, shared by all processes. Counted outside any transaction, so that a refused try counts too.
 */
export async function throttle(ctx: Context, limit: Limit, who: string): Promise<void> {
  const seconds = secondsOf[limit.per]
  const key = keyOf(limit, who)
  const [row] = await ctx.db
    .insert(throttles)
    .values({
      key,
      windowStart: windowOf(limit),
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

/** Counts one try and returns whether it is within the limit, for callers that drop a try instead of refusing it. */
export async function isWithin(ctx: Context, limit: Limit, who: string): Promise<boolean> {
  try {
    await throttle(ctx, limit, who)
    return true
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'tooMany') return false
    throw error
  }
}

/** Whether a limit is used up, without counting a try. */
export async function isPast(ctx: Context, limit: Limit, who: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ count: throttles.count })
    .from(throttles)
    .where(and(eq(throttles.key, keyOf(limit, who)), eq(throttles.windowStart, windowOf(limit))))
  return (row?.count ?? 0) > limit.atMost
}

/** Takes back one try of the present window: it was none of those that are limited. */
export async function giveBack(ctx: Context, limit: Limit, who: string): Promise<void> {
  await ctx.db
    .update(throttles)
    .set({ count: sql`greatest(${throttles.count} - 1, 0)` })
    .where(and(eq(throttles.key, keyOf(limit, who)), eq(throttles.windowStart, windowOf(limit))))
}

/** Counts from nothing again. */
export async function forgetTries(ctx: Context, limit: Limit, who: string): Promise<void> {
  await ctx.db.delete(throttles).where(eq(throttles.key, keyOf(limit, who)))
}

const windowOf = ({ per }: Limit) =>
  sql<Date>`to_timestamp(floor(extract(epoch from clock_timestamp()) / ${secondsOf[per]}::int) * ${secondsOf[per]}::int)`

const keyOf = ({ name }: Limit, who: string) => `${name}:${keyedHash('throttle', who)}`

/** Windows that have passed; part of the sweep. */
export async function forgetOldThrottles(ctx: Context): Promise<void> {
  await ctx.db.execute(
    sql`delete from ${throttles} where ${throttles.windowStart} < now() - interval '2 days'`,
  )
}
