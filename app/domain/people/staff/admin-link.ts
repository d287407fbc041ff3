import { inArray } from 'drizzle-orm'
import { staff } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid } from '#app/domain/ground/errors/errors.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { createStaff } from './create-staff.ts'
import { openLink } from './one-time-link.ts'

const validHours = 1

/**
 * The token of a one-time link for an administrator who can't get in, good for an hour: who has the command line may.
 * An address that nobody has becomes a new administrator. The old password stays good until the link is used, which
 * lifts a lock, too. Throws invalid for what is no address, conflict for a colleague of another role or who has left.
 */
export function linkForAdmin(ctx: Context, typed: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    ensure(tx.actor.type === 'system')
    const email = normaliseEmail(typed)
    if (!email) throw invalid([{ field: 'email', message: 'email' }])
    const [person] = await tx.db
      .select({ id: staff.id, roles: staff.roles, leftAt: staff.leftAt })
      .from(staff)
      .where(inArray(staff.emailIndex, blindIndexes('staff_email', email)))
    if (person?.leftAt) throw conflict('staff.left')
    if (person && !person.roles.includes('admin')) throw conflict('staff.not_admin')
    const id = person?.id ?? (await newAdmin(tx, email))
    await record(tx, { action: 'staff.admin_link', subject: { type: 'staff', id } })
    return openLink(tx, id, person ? 'reset' : 'invitation', validHours)
  })
}

/** Called by what stands before the @ until somebody changes it: the command line asks for nothing but the address. */
async function newAdmin(tx: Context, email: string): Promise<string> {
  const [name = email] = email.split('@')
  const admin = await createStaff(tx, { name, email, roles: ['admin'], department: null, password: null })
  return admin.id
}
