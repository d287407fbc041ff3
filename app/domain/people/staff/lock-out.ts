import { and, eq, gt, like } from 'drizzle-orm'
import { staff, throttles } from '#db/schema/index.ts'
import { audit } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { tooMany } from '#app/domain/ground/errors/errors.ts'
import { forgetTries, giveBack, isPast, isWithin, throttle } from '#app/domain/ground/throttle/throttle.ts'
import { blocksOf } from '#app/platform/address-block.ts'
import { decryptIfReadable, keyedHash } from '#app/platform/crypto.ts'

/** The fifth failure from one address within an hour is one too many. */
const failures = { name: 'sign-in-failures', per: 'hour', atMost: 4 } as const
/** Failures of an account from anywhere; past them it is tried once a minute. */
const allFailures = { name: 'sign-in-all-failures', per: 'hour', atMost: 30 } as const
const brake = { name: 'sign-in-brake', per: 'minute', atMost: 1 } as const
/** Failures on a device that this account has signed in on; past them it counts as any other. */
const deviceFailures = { name: 'sign-in-device', per: 'hour', atMost: 10 } as const
const alarms = { name: 'sign-in-alarm', per: 'hour', atMost: 1 } as const
const lockedMinutes = 15

/** One try: an account by its e-mail, whether or not there is one, from an address. */
export type Try = { email: string; address: string; staffId: string | null; isKnownDevice: boolean }

/**
 * Counts a try and refuses one that is too many; throws tooMany. Counted before the password is looked at: tries that
 * run beside each other can't share one. An account is locked for the address that failed, so that nobody can lock a
 * colleague out; a device that the account has signed in on is refused only for its own failures.
 */
export async function countTry(ctx: Context, one: Try): Promise<void> {
  if (one.isKnownDevice) return throttle(ctx, deviceFailures, whoOf(one))
  await refuseIfLocked(ctx, one)
  await throttle(ctx, { ...failures, atMost: failures.atMost + 1 }, whoOf(one))
  // A lock forgets the tries that led to it: one that was counted just after that would be the first of a new five.
  await refuseIfLocked(ctx, one)
  if (!(await isWithin(ctx, allFailures, one.email))) await throttle(ctx, brake, one.email)
}

async function refuseIfLocked(ctx: Context, one: Try): Promise<void> {
  const [lock] = await ctx.db
    .select({ until: throttles.windowStart })
    .from(throttles)
    .where(and(eq(throttles.key, lockKey(one)), gt(throttles.windowStart, ctx.now)))
  if (lock) throw tooMany(Math.ceil((lock.until.getTime() - ctx.now.getTime()) / 1000))
}

/** A good sign-in was none of the failures that are limited. */
export async function forgetTry(ctx: Context, one: Try): Promise<void> {
  if (one.isKnownDevice) return giveBack(ctx, deviceFailures, whoOf(one))
  await giveBack(ctx, failures, whoOf(one))
  await giveBack(ctx, allFailures, one.email)
}

/** Notes that a try failed, and locks. Returns whether the account is being tried from everywhere, once an hour. */
export async function noteFailure(ctx: Context, one: Try): Promise<boolean> {
  if (one.staffId) await tell(ctx, 'staff.sign_in_failed', one.staffId)
  if (one.isKnownDevice) return false
  if (await isPast(ctx, failures, whoOf(one))) await lock(ctx, one)
  return (await isPast(ctx, allFailures, one.email)) && (await isWithin(ctx, alarms, one.email))
}

async function lock(ctx: Context, one: Try): Promise<void> {
  const until = new Date(ctx.now.getTime() + lockedMinutes * 60_000)
  await ctx.db
    .insert(throttles)
    .values({ key: lockKey(one), windowStart: until, count: 1 })
    .onConflictDoNothing()
  // The lock stands for them; whoever lifts it need not know the address.
  await forgetTries(ctx, failures, whoOf(one))
  if (!one.staffId) return
  await ctx.db.update(staff).set({ lockedUntil: until }).where(eq(staff.id, one.staffId))
  await tell(ctx, 'staff.locked', one.staffId)
}

const tell = (ctx: Context, action: string, id: string) =>
  audit(ctx, { action, subject: { type: 'staff', id } })

const whoOf = ({ email, address }: Try) => `${email} ${blocksOf(address).own}`
const locksOf = (email: string) => `sign-in-lock:${keyedHash('throttle', email)}:`
const lockKey = ({ email, address }: Try) => locksOf(email) + keyedHash('throttle', blocksOf(address).own)

/** Lifts all locks of an account and forgets the tries that led to them, for who has proven themselves by another way. */
export async function liftLock(tx: Context, staffId: string): Promise<void> {
  const [person] = await tx.db
    .update(staff)
    .set({ lockedUntil: null })
    .where(eq(staff.id, staffId))
    .returning({ emailCipher: staff.emailCipher })
  const email =
    person && decryptIfReadable(person.emailCipher, { table: 'staff', column: 'email', row: staffId })
  if (!email) return
  await forgetTries(tx, allFailures, email)
  await forgetTries(tx, brake, email)
  await tx.db.delete(throttles).where(like(throttles.key, `${locksOf(email)}%`))
}
