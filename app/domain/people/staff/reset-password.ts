import { and, eq, isNull } from 'drizzle-orm'
import { staff } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { openLink } from './one-time-link.ts'
import { canManageStaff } from '#app/domain/people/roles/people-policy.ts'

const validHours = 72

/** Of whom a password would be reset. Throws notFound for who never worked here or has left. */
export async function showForReset(ctx: Context, staffId: string): Promise<{ id: string; name: string }> {
  ensure(canManageStaff(ctx.actor))
  const [person] = isUuid(staffId)
    ? await ctx.db
        .select({ id: staff.id, name: staff.name })
        .from(staff)
        .where(and(eq(staff.id, staffId), isNull(staff.leftAt)))
    : []
  ensure(person !== undefined, notFound)
  return person
}

/**
 * A one-time link to choose a new password, good for three days; links made before end. Until it is used the old
 * password and the sessions stay: a link that gets lost locks nobody out.
 */
export function resetPassword(ctx: Context, staffId: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const person = await showForReset(tx, staffId)
    await record(tx, { action: 'staff.password_reset', subject: { type: 'staff', id: person.id } })
    return openLink(tx, person.id, 'reset', validHours)
  })
}
