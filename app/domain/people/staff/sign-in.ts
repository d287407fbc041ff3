import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { hash, verify } from '@node-rs/argon2'
import { eq, inArray, sql } from 'drizzle-orm'
import { staff, staffSessions } from '#db/schema/index.ts'
import { audit } from '#app/domain/ground/audit/record.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { inTransaction } from '#app/domain/ground/context.ts'
import { unauthorized } from '#app/domain/ground/errors/errors.ts'
import { refusingNoSooner } from '#app/domain/ground/throttle/even-time.ts'
import { giveBackAddress, throttleAddress } from '#app/domain/ground/throttle/throttle-address.ts'
import { blindIndexes, keyedHash, randomToken } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { countTry, forgetTry, noteFailure } from './lock-out.ts'

/** OWASP's floor for argon2id (2024): 19 MiB, two passes. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const perAddress = { name: 'sign-in-address', per: 'hour', atMost: 60 } as const
/** Some times what checking a password takes. */
const refusalMs = 120
export const sessionHours = 12

export type Credentials = {
  email: string
  password: string
  address: string
  userAgent: string
  /** The members of staff who have signed in on this device, as its cookie proves. */
  knownTo?: readonly string[]
  /** Tells administrators that an account is being tried from everywhere. */
  alarm?: (tx: Context, staffId: string) => Promise<void>
}
export type SignedIn = { token: string; staffId: string }

export const hashPassword = (password: string) => hash(password, argon)
export const sessionHash = (token: string) => keyedHash('session', token)

// Checked when the account does not exist, so that the answer takes as long as for one that does.
let decoy: Promise<string> | undefined

/**
 * Signs a member of staff in and returns the session's token, which is kept hashed. Five failures in an hour lock
 * the account for a quarter of an hour at the address they came from, one that does not exist like any other: unknown
 * account, wrong password and left staff answer alike, and after the same time. Throws unauthorized and tooMany.
 */
export const signIn = (ctx: Context, credentials: Credentials): Promise<SignedIn> =>
  refusingNoSooner(() => enter(ctx, credentials), refusalMs)

async function enter(ctx: Context, credentials: Credentials): Promise<SignedIn> {
  const { address } = credentials
  const email = normaliseEmail(credentials.email) ?? credentials.email
  const [person] = await ctx.db
    .select()
    .from(staff)
    .where(inArray(staff.emailIndex, blindIndexes('staff_email', email)))
  const isKnownDevice = person !== undefined && (credentials.knownTo ?? []).includes(person.id)
  const one = { email, address, staffId: person?.id ?? null, isKnownDevice }
  if (!isKnownDevice) await throttleAddress(ctx, perAddress, address)
  await countTry(ctx, one)

  decoy ??= hashPassword(randomToken())
  const matches = await verify(person?.passwordHash ?? (await decoy), credentials.password)

  if (!person || !matches || person.leftAt || !person.passwordHash) {
    const isAttacked = await noteFailure(ctx, one)
    if (isAttacked && person && !person.leftAt) await credentials.alarm?.(ctx, person.id)
    throw unauthorized('sign_in.wrong')
  }
  // Only failures count against an address: behind one proxy a whole house signs in from one.
  await forgetTry(ctx, one)
  if (!isKnownDevice) await giveBackAddress(ctx, perAddress, address)
  return { token: await startSession(ctx, person.id, credentials), staffId: person.id }
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
      expiresAt: new Date(tx.now.getTime() + sessionHours * hourMs),
    })
    await tx.db
      .update(staff)
      .set({ availableSince: sql`coalesce(${staff.availableSince}, ${tx.now.toISOString()}::timestamptz)` })
      .where(eq(staff.id, staffId))
    await audit(tx, { action: 'staff.signed_in', subject: { type: 'staff', id: staffId } })
    return token
  })
}
