import { and, eq, isNull } from 'drizzle-orm'
import { staff } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { liftLock } from './lock-out.ts'
import { invitedBy, takeLink } from './one-time-link.ts'
import { checkPassword } from './password-rules.ts'
import { endSessions } from './session.ts'
import { hashPassword } from './sign-in.ts'

/**
 * Chooses the password and uses the link up. From now on the old password is void, every session has ended and a lock
 * after wrong passwords is lifted. Throws notFound for a used or expired link, and invalid for a password that is easy
 * to guess.
 */
export async function acceptInvitation(ctx: Context, token: string, password: string): Promise<void> {
  // A guess at a link must not cost what a password costs, which is judged and hashed.
  const invited = await invitedBy(ctx, token)
  if (!invited) throw notFound('link.invalid')
  await checkPassword(password, [invited.name, invited.email])
  const passwordHash = await hashPassword(password)
  await inTransaction(asSystem(ctx), async (tx) => {
    const staffId = await takeLink(tx, token)
    if (!staffId) throw notFound('link.invalid')
    const chosen = await tx.db
      .update(staff)
      .set({ passwordHash })
      .where(and(eq(staff.id, staffId), isNull(staff.leftAt)))
      .returning({ id: staff.id })
    if (chosen.length === 0) throw notFound('link.invalid')
    await endSessions(tx, staffId)
    await liftLock(tx, staffId)
    await record(tx, { action: 'staff.password_chosen', subject: { type: 'staff', id: staffId } })
  })
}
