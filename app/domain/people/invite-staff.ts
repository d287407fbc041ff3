import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { staff, staffInvitations, staffSessions } from '#db/schema/index.ts'
import { record } from '#app/domain/audit/record.ts'
import { normaliseEmail } from '#app/domain/contacts/email.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/context.ts'
import { ensure, invalid, notFound } from '#app/domain/errors.ts'
import { isDepartmentKey } from '#app/domain/tickets/vocabulary.ts'
import { blindIndexes, keyedHash, randomToken } from '#app/platform/crypto.ts'
import { isUuid, uuidv7 } from '#app/platform/uuid.ts'
import { createStaff } from './create-staff.ts'
import { shortestPassword } from './first-admin.ts'
import { canManageStaff } from './policy.ts'
import { roles, type Role } from './roles.ts'
import { hashPassword } from './sign-in.ts'

const validHours = 72
const hashOf = (token: string) => keyedHash('invitation', token)

export type Invitation = { name: string; email: string; roles: readonly string[]; department: string | null }

/** Adds a colleague without a password and gives the token of the one-time link with which they choose one. */
export function inviteStaff(ctx: Context, invitation: Invitation): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    ensure(canManageStaff(tx.actor))
    const chosen = roles.filter((role): role is Role => invitation.roles.includes(role))
    const email = normaliseEmail(invitation.email)
    if (!invitation.name.trim()) throw invalid([{ field: 'name', message: 'required' }])
    if (!email) throw invalid([{ field: 'email', message: 'email' }])
    if (chosen.length === 0) throw invalid([{ field: 'roles', message: 'required' }])
    const department = isDepartmentKey(invitation.department) ? invitation.department : null
    if (!department && chosen.some((role) => role === 'agent' || role === 'lead')) {
      throw invalid([{ field: 'department', message: 'required' }])
    }
    const known = await tx.db
      .select({ id: staff.id })
      .from(staff)
      .where(inArray(staff.emailIndex, blindIndexes('staff_email', email)))
    if (known.length > 0) throw invalid([{ field: 'email', message: 'email_taken' }])
    const person = await createStaff(tx, {
      name: invitation.name.trim(),
      email,
      roles: chosen,
      department,
      password: null,
    })
    return openInvitation(tx, person.id, 'invitation')
  })
}

/** A one-time link to choose a new password; the old one stops working and all sessions end. */
export function resetPassword(ctx: Context, staffId: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    ensure(canManageStaff(tx.actor))
    if (!isUuid(staffId)) throw notFound()
    const reset = await tx.db
      .update(staff)
      .set({ passwordHash: null, lockedUntil: null })
      .where(and(eq(staff.id, staffId), isNull(staff.leftAt)))
      .returning({ id: staff.id })
    if (reset.length === 0) throw notFound()
    await endSessions(tx, staffId)
    await record(tx, { action: 'staff.password_reset', subject: { type: 'staff', id: staffId } })
    return openInvitation(tx, staffId, 'reset')
  })
}

async function openInvitation(
  tx: Context,
  staffId: string,
  purpose: 'invitation' | 'reset',
): Promise<string> {
  await tx.db
    .update(staffInvitations)
    .set({ usedAt: tx.now })
    .where(and(eq(staffInvitations.staffId, staffId), isNull(staffInvitations.usedAt)))
  const token = randomToken()
  await tx.db.insert(staffInvitations).values({
    id: uuidv7(tx.now),
    tokenHash: hashOf(token),
    purpose,
    staffId,
    createdAt: tx.now,
    expiresAt: new Date(tx.now.getTime() + validHours * 3_600_000),
  })
  return token
}

/** Whom a link invites, or null where it is unknown, used or expired; looking does not use it. */
export async function invitedBy(ctx: Context, token: string): Promise<{ name: string } | null> {
  const [row] = await ctx.db
    .select({ name: staff.name })
    .from(staffInvitations)
    .innerJoin(staff, eq(staff.id, staffInvitations.staffId))
    .where(and(usable(token), isNull(staff.leftAt)))
  return row ?? null
}

/** Chooses the password and uses the link up. Throws notFound for a used or expired one. */
export async function acceptInvitation(ctx: Context, token: string, password: string): Promise<void> {
  if (password.length < shortestPassword) throw invalid([{ field: 'password', message: 'password_short' }])
  // A guess at a link must not cost what a password's hash costs.
  if (!(await invitedBy(ctx, token))) throw notFound('link.invalid')
  const passwordHash = await hashPassword(password)
  await inTransaction(asSystem(ctx), async (tx) => {
    const [used] = await tx.db
      .update(staffInvitations)
      .set({ usedAt: sql`now()` })
      .where(usable(token))
      .returning({ staffId: staffInvitations.staffId })
    if (!used?.staffId) throw notFound('link.invalid')
    await tx.db.update(staff).set({ passwordHash }).where(eq(staff.id, used.staffId))
    await record(tx, { action: 'staff.password_chosen', subject: { type: 'staff', id: used.staffId } })
  })
}

const usable = (token: string) =>
  and(
    eq(staffInvitations.tokenHash, hashOf(token)),
    isNull(staffInvitations.usedAt),
    gt(staffInvitations.expiresAt, sql`now()`),
  )

export async function endSessions(tx: Context, staffId: string): Promise<void> {
  await tx.db
    .update(staffSessions)
    .set({ endedAt: tx.now })
    .where(and(eq(staffSessions.staffId, staffId), isNull(staffSessions.endedAt)))
}
