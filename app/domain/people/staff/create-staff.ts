import { eq } from 'drizzle-orm'
import { departments, staff } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { inTransaction, type Context, type StaffActor } from '#app/domain/ground/context.ts'
import { cleanLine } from '#app/domain/ground/text/clean.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { blindIndex, encrypt } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'
import { hashPassword } from './sign-in.ts'

export type NewStaff = {
  name: string
  email: string
  roles: readonly Role[]
  department: string | null
  password: string | null
  /** Takes tickets from the start. */
  available?: boolean
}

/** Adds a member of staff. The address is kept like a contact: encrypted, found by its blind index. */
export async function createStaff(ctx: Context, person: NewStaff): Promise<StaffActor> {
  const name = cleanLine(person.name)
  const email = normaliseEmail(person.email)
  if (!email) throw invalid([{ field: 'email', message: 'email' }])
  const passwordHash = person.password ? await hashPassword(person.password) : null
  return inTransaction(ctx, async (tx) => {
    const [department] = person.department
      ? await tx.db
          .select({ id: departments.id })
          .from(departments)
          .where(eq(departments.key, person.department))
      : []
    const id = uuidv7(tx.now)
    await tx.db.insert(staff).values({
      id,
      name,
      emailCipher: encrypt(email, { table: 'staff', column: 'email', row: id }),
      emailIndex: blindIndex('staff_email', email),
      roles: [...person.roles],
      departmentId: department?.id ?? null,
      passwordHash,
      availableSince: person.available ? tx.now : null,
      createdAt: tx.now,
    })
    await record(tx, {
      action: 'staff.created',
      subject: { type: 'staff', id },
      details: { roles: person.roles },
    })
    return {
      type: 'staff',
      id,
      name,
      roles: person.roles,
      departmentId: department?.id ?? null,
      departmentKey: person.department,
    }
  })
}
