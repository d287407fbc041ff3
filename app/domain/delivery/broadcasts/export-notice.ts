import { sql } from 'drizzle-orm'
import { audit } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { DeliveryState } from '#app/domain/delivery/ledger/delivery-states.ts'
import { findNotice } from './notice.ts'

export type LedgerRow = {
  ticket: string | null
  channel: string
  state: DeliveryState
  failure: string | null
  provider: string | null
  providerRef: string | null
  attempts: number
  createdAt: Date
  sentAt: Date | null
  deliveredAt: Date | null
}
type Read = Omit<LedgerRow, 'createdAt' | 'sentAt' | 'deliveredAt'> & {
  recipient: string
  createdAt: string
  sentAt: string | null
  deliveredAt: string | null
}

const pageSize = 1000

/**
 * The ledger of a notice, page by page as they are asked for. No address is in it, and nothing that stands for one.
 * Whoever takes it away is written down before the first row leaves. Throws notFound.
 */
export async function exportNotice(ctx: Context, id: string): Promise<AsyncGenerator<LedgerRow[]>> {
  const notice = await findNotice(ctx, id)
  await audit(ctx, {
    action: 'notice.exported',
    subject: { type: 'notice', id: notice.id },
    details: { rows: notice.audience },
  })
  return pagesOf(ctx, notice.id)
}

async function* pagesOf(ctx: Context, noticeId: string): AsyncGenerator<LedgerRow[]> {
  let after = { recipient: '', channel: '' }
  for (;;) {
    const rows: Read[] = await ctx.db.execute<Read>(sql`
      select d.recipient, t.number as ticket, d.channel, d.state, d.failure, d.provider, d.provider_ref as "providerRef",
             d.attempts, d.created_at as "createdAt", d.sent_at as "sentAt", d.delivered_at as "deliveredAt"
        from deliveries d left join tickets t on t.id = d.ticket_id
       where d.notice_id = ${noticeId}::uuid and (d.recipient, d.channel) > (${after.recipient}, ${after.channel})
       order by d.recipient, d.channel limit ${pageSize}`)
    if (rows.length > 0) yield rows.map(told)
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last
  }
}

const told = ({ recipient: _, createdAt, sentAt, deliveredAt, ...row }: Read): LedgerRow => ({
  ...row,
  createdAt: new Date(createdAt),
  sentAt: sentAt ? new Date(sentAt) : null,
  deliveredAt: deliveredAt ? new Date(deliveredAt) : null,
})
