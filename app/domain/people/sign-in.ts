import { hash, verify } from '@node-rs/argon2'
import { eq, inArray, sql } from 'drizzle-orm'
import { staff, staffSessions } from '#db/schema/index.ts'
import { audit } from '#app/domain/audit/record.ts'
import { normaliseEmail } from '#app/domain/contacts/email.ts'
import type { Context } from '#app/domain/context.ts'
import { inTransaction } from '#app/domain/context.ts'
import { tooMany, unauthorized } from '#app/domain/errors.ts'
import { throttle } from '#app/domain/throttle/throttle.ts'
import { blindIndexes, keyedHash, randomToken } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { countFailure, lockOf } from './lock-out.ts'

/** OWASP's floor for argon2id (2024): 19 MiB, two passes. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const perAccount = { name: 'sign-in-account', per: 'hour', atMost: 20 } as const
const perAddress = { name: 'sign-in-address', per: 'hour', atMost: 60 } as const
export const sessionHours = 12

export type Credentials = { email: string; password: string; address: string; userAgent: string }

export const hashPassword = (password: string) => hash(password, argon)
export const sessionHash = (token: string) => keyedHash('session', token)

// Checked when the account does not exist, so that the answer takes as long as for one that does.
let decoy: Promise<string> | undefined

/**
 * Signs a member of staff in and returns the session's token, which is kept hashed. Five failures in an hour lock
 * the account for a quarter of an hour, one that does not exist like any other: unknown account, wrong password and
 * left staff answer alike.
 */
export async function signIn(ctx: Context, credentials: Credentials): Promise<string> {
  const email = normaliseEmail(credentials.email) ?? credentials.email
  await throttle(ctx, perAddress, credentials.address)
  await throttle(ctx, perAccount, email)

  const [person] = await ctx.db
    .select()
    .from(staff)
    .where(inArray(staff.emailIndex, blindIndexes('staff_email', email)))
  decoy ??= hashPassword(randomToken())
  const matches = await verify(person?.passwordHash ?? (await decoy), credentials.password)

  const account = person ? { staffId: person.id, lockedUntil: person.lockedUntil } : { unknown: email }
  const lockedUntil = await lockOf(ctx, account)
  if (lockedUntil) throw tooMany(Math.ceil((lockedUntil.getTime() - ctx.now.getTime()) / 1000))
  if (!person || !matches || person.leftAt || !person.passwordHash) {
    await countFailure(ctx, account)
    throw unauthorized('sign_in.wrong')
  }
  return startSession(ctx, person.id, credentials)
}

/** A new session with a new token (never one that came from the browser). */
export function startSession(
  ctx: Context,
  staffId: string,
  from: Pick<Credentials, 'address' | 'userAgent'>,
): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const token = randomToken()
    await tx.db.insert(staffSessions).values({
      id: uuidv7(tx.now),
      staffId,
      tokenHash: sessionHash(token),
      userAgent: from.userAgent.slice(0, 200),
      addressIndex: keyedHash('address', from.address),
      createdAt: tx.now,
      lastSeenAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + sessionHours * 3_600_000),
    })
    await tx.db
      .update(staff)
      .set({ availableSince: sql`coalesce(${staff.availableSince}, ${tx.now.toISOString()}::timestamptz)` })
      .where(eq(staff.id, staffId))
    await audit(tx, { action: 'staff.signed_in', subject: { type: 'staff', id: staffId } })
    return token
  })
}
