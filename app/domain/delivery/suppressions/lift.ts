import { and, eq, isNull } from 'drizzle-orm'
import { suppressions } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'
import { isUuid } from '#app/platform/uuid.ts'

/** Messages go to this address again; what was not sent meanwhile is not sent now. Throws conflict where it was lifted. */
export function liftSuppression(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    if (!isUuid(id)) throw notFound()
    const [lifted] = await tx.db
      .update(suppressions)
      .set({ liftedAt: tx.now })
      .where(and(eq(suppressions.id, id), isNull(suppressions.liftedAt)))
      .returning({ channel: suppressions.channel })
    if (!lifted) throw conflict('suppression.lifted')
    await record(tx, {
      action: 'address.suppression_lifted',
      subject: { type: 'suppression', id },
      details: { channel: lifted.channel },
    })
  })
}
