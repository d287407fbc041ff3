import { inArray } from 'drizzle-orm'
import { staff } from '#db/schema/index.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid } from '#app/domain/ground/errors/errors.ts'
import { findDepartment } from '#app/domain/people/departments/departments.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { createStaff } from './create-staff.ts'
import { openLink } from './one-time-link.ts'
import { canManageStaff } from '#app/domain/people/roles/people-policy.ts'
import { roles, type Role } from '#app/domain/ground/vocabulary/staff-roles.ts'

const validHours = 72

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
    const department = invitation.department ? await findDepartment(tx, invitation.department) : null
    if (invitation.department && !department) throw invalid([{ field: 'department', message: 'unknown' }])
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
      department: department?.key ?? null,
      password: null,
    })
    return openLink(tx, person.id, 'invitation', validHours)
  })
}
