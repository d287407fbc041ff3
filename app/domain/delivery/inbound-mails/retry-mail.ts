import { and, eq, sql } from 'drizzle-orm'
import { inboundMails } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { canHandleMails } from './policy.ts'

/** Has a mail that was put aside read again, with all its tries. Throws conflict where it is not aside any more. */
export function retryMail(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    ensure(canHandleMails(tx.actor))
    if (!isUuid(id)) throw notFound()
    const [again] = await tx.db
      .update(inboundMails)
      .set({
        state: 'received',
        attempts: 0,
        settledAt: null,
        nextAt: sql`date_trunc('milliseconds', now())`,
      })
      .where(and(eq(inboundMails.id, id), eq(inboundMails.state, 'poison')))
      .returning({ reason: inboundMails.reason })
    if (!again) throw conflict('mail.not_aside')
    await record(tx, {
      action: 'inbound_mail.retried',
      subject: { type: 'inbound_mail', id },
      details: { reason: again.reason },
    })
    await tx.enqueue('mails.read', {})
  })
}
