import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { staff, staffInvitations } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { keyedHash, randomToken } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { createStaff } from './create-staff.ts'
import { checkPassword } from './password-rules.ts'

const validHours = 24
const hashOf = (token: string) => keyedHash('invitation', token)

/** Whether anybody works here, so that there is somebody to invite others. */
export async function isStaffed(ctx: Context): Promise<boolean> {
  const rows = await ctx.db.select({ id: staff.id }).from(staff).where(isNull(staff.leftAt)).limit(1)
  return rows.length > 0
}

/** A one-time link's token for the first administrator; one made before is void. */
export function inviteFirstAdmin(ctx: Context): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    await tx.db
      .update(staffInvitations)
      .set({ usedAt: tx.now })
      .where(and(eq(staffInvitations.purpose, 'first_admin'), isNull(staffInvitations.usedAt)))
    const token = randomToken()
    await tx.db.insert(staffInvitations).values({
      id: uuidv7(tx.now),
      tokenHash: hashOf(token),
      purpose: 'first_admin',
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + validHours * hourMs),
    })
    return token
  })
}

/** Whether the link may still be used; looking does not use it. */
export async function isFirstAdminLink(ctx: Context, token: string): Promise<boolean> {
  const rows = await ctx.db.select({ id: staffInvitations.id }).from(staffInvitations).where(usable(token))
  return rows.length > 0 && !(await isStaffed(ctx))
}

/** Makes the first administrator and uses the link up. Throws notFound for a used or expired one, and invalid. */
export async function becomeFirstAdmin(
  ctx: Context,
  token: string,
  person: { name: string; email: string; password: string },
): Promise<string> {
  if (!person.name.trim()) throw invalid([{ field: 'name', message: 'required' }])
  if (!(await isFirstAdminLink(ctx, token))) throw notFound('link.invalid')
  await checkPassword(person.password, [person.name, person.email])
  return inTransaction(asSystem(ctx), async (tx) => {
    const used = await tx.db
      .update(staffInvitations)
      .set({ usedAt: sql`now()` })
      .where(usable(token))
      .returning({ id: staffInvitations.id })
    if (used.length === 0 || (await isStaffed(tx))) throw notFound('link.invalid')
    const admin = await createStaff(tx, { ...person, roles: ['admin'], department: null })
    await record(tx, { action: 'staff.first_admin', subject: { type: 'staff', id: admin.id } })
    return admin.id
  })
}

const usable = (token: string) =>
  and(
    eq(staffInvitations.tokenHash, hashOf(token)),
    eq(staffInvitations.purpose, 'first_admin'),
    isNull(staffInvitations.usedAt),
    gt(staffInvitations.expiresAt, sql`now()`),
  )
