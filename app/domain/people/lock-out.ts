import { and, eq, gt } from 'drizzle-orm'
import { staff, throttles } from '#db/schema/index.ts'
import { audit } from '#app/domain/audit/record.ts'
import type { Context } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { throttle } from '#app/domain/throttle/throttle.ts'
import { keyedHash } from '#app/platform/crypto.ts'

/** The fifth failure within an hour is one too many. */
const failures = { name: 'sign-in-failures', per: 'hour', atMost: 4 } as const
const lockedMinutes = 15

/** An account by its row, or the address of one that does not exist: both are locked alike, so that neither tells. */
export type Account = { staffId: string; lockedUntil: Date | null } | { unknown: string }

const lockKey = (email: string) => `sign-in-lock:${keyedHash('throttle', email)}`

/** Until when an account is locked, or null. */
export async function lockOf(ctx: Context, account: Account): Promise<Date | null> {
  if ('staffId' in account)
    return account.lockedUntil && account.lockedUntil > ctx.now ? account.lockedUntil : null
  const [lock] = await ctx.db
    .select({ until: throttles.windowStart })
    .from(throttles)
    .where(and(eq(throttles.key, lockKey(account.unknown)), gt(throttles.windowStart, ctx.now)))
  return lock?.until ?? null
}

/** Counts a failure; the fifth in an hour locks the account for a quarter of an hour. */
export async function countFailure(ctx: Context, account: Account): Promise<void> {
  if ('staffId' in account) await tell(ctx, 'staff.sign_in_failed', account.staffId)
  try {
    await throttle(ctx, failures, 'staffId' in account ? account.staffId : account.unknown)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await lock(ctx, account, new Date(ctx.now.getTime() + lockedMinutes * 60_000))
  }
}

async function lock(ctx: Context, account: Account, until: Date): Promise<void> {
  if ('staffId' in account) {
    await ctx.db.update(staff).set({ lockedUntil: until }).where(eq(staff.id, account.staffId))
    await tell(ctx, 'staff.locked', account.staffId)
  } else {
    await ctx.db
      .insert(throttles)
      .values({ key: lockKey(account.unknown), windowStart: until, count: 1 })
      .onConflictDoNothing()
  }
}

const tell = (ctx: Context, action: string, id: string) =>
  audit(ctx, { action, subject: { type: 'staff', id } })
