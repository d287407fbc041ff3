import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { staff, staffInvitations } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { decryptIfReadable, keyedHash, randomToken } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

/** What a link is for: a first password, or another one. */
export type LinkPurpose = 'invitation' | 'reset'

const hashOf = (token: string) => keyedHash('invitation', token)

/** Makes the token of a one-time link and ends the links made for this person before. Only its hash is kept. */
export async function openLink(
  tx: Context,
  staffId: string,
  purpose: LinkPurpose,
  validHours: number,
): Promise<string> {
  await endLinks(tx, staffId)
  const token = randomToken()
  await tx.db.insert(staffInvitations).values({
    id: uuidv7(tx.now),
    tokenHash: hashOf(token),
    purpose,
    staffId,
    createdAt: tx.now,
    expiresAt: sql`now() + make_interval(hours => ${validHours})`,
  })
  return token
}

export async function endLinks(tx: Context, staffId: string): Promise<void> {
  await tx.db
    .update(staffInvitations)
    .set({ usedAt: tx.now })
    .where(and(eq(staffInvitations.staffId, staffId), isNull(staffInvitations.usedAt)))
}

/** Whom a link is for, or null where it is unknown, used or expired; looking does not use it. */
export async function invitedBy(
  ctx: Context,
  token: string,
): Promise<{ name: string; email: string } | null> {
  const [row] = await ctx.db
    .select({ id: staff.id, name: staff.name, emailCipher: staff.emailCipher })
    .from(staffInvitations)
    .innerJoin(staff, eq(staff.id, staffInvitations.staffId))
    .where(and(usable(token), isNull(staff.leftAt)))
  if (!row) return null
  const email = decryptIfReadable(row.emailCipher, { table: 'staff', column: 'email', row: row.id })
  return { name: row.name, email: email ?? '' }
}

/** Uses a link up and gives whose it was, or null where it can't be used; of two at once one gets it. */
export async function takeLink(tx: Context, token: string): Promise<string | null> {
  const [used] = await tx.db
    .update(staffInvitations)
    .set({ usedAt: sql`now()` })
    .where(usable(token))
    .returning({ staffId: staffInvitations.staffId })
  return used?.staffId ?? null
}

const usable = (token: string) =>
  and(
    eq(staffInvitations.tokenHash, hashOf(token)),
    isNull(staffInvitations.usedAt),
    gt(staffInvitations.expiresAt, sql`now()`),
  )
