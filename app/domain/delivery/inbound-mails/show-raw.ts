import { and, eq } from 'drizzle-orm'
import { inboundMails } from '#db/schema/index.ts'
import { audit } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { refuseUnreadable } from '#app/domain/ground/errors/refuse-unreadable.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { openRaw } from './inbound-mail.ts'
import { canHandleMails } from './policy.ts'

/** A mail that could not be read, byte for byte as it came. Who took it is audited. Throws notFound and conflict. */
export function showRaw(ctx: Context, id: string): Promise<Buffer> {
  return inTransaction(ctx, async (tx) => {
    ensure(canHandleMails(tx.actor))
    const [mail] = isUuid(id)
      ? await tx.db
          .select()
          .from(inboundMails)
          .where(and(eq(inboundMails.id, id), eq(inboundMails.state, 'poison')))
      : []
    if (!mail) throw notFound()
    const raw = await refuseUnreadable(() => openRaw(mail))
    await audit(tx, { action: 'inbound_mail.downloaded', subject: { type: 'inbound_mail', id } })
    return raw
  })
}
