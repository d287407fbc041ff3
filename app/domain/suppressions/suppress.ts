import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { deliveries, suppressions } from '#db/schema/index.ts'
import { record } from '#app/domain/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { ensure } from '#app/domain/errors.ts'
import { canCommand } from '#app/domain/incidents/policy.ts'
import { countMoves } from '#app/domain/notifications/count.ts'
import { normaliseAddress } from '#app/domain/subscribers/subscriber.ts'
import { blindIndex } from '#app/platform/crypto.ts'

/** `bounce`: a mail server sent it back for good; `complaint`: its owner calls it unwanted; `asked`: they said so to us. */
export const suppressionReasons = ['bounce', 'complaint', 'asked', 'wrong_person'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

export const SuppressionInput = z.object({
  channel: z.enum(['email', 'sms']),
  address: z.string().trim().min(1).max(254),
  reason: z.enum(suppressionReasons).exclude(['bounce']),
})
export type SuppressionInput = z.output<typeof SuppressionInput>

/** Somebody on the desk takes an address out of everything that is sent. Throws invalid for one that is none. */
export function suppressAddress(ctx: Context, { channel, address, reason }: SuppressionInput): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    const recipient = blindIndex(channel === 'sms' ? 'mobile' : 'email', normaliseAddress(channel, address))
    await suppress(tx, { channel, recipient, reason })
  })
}

/**
 * Nothing more goes to this address on this channel, and what was waiting for it stays here. Twice is once. In the
 * caller's transaction.
 */
export async function suppress(
  tx: Context,
  { channel, recipient, reason }: { channel: string; recipient: string; reason: SuppressionReason },
): Promise<void> {
  const [listed] = await tx.db.execute<{ id: string }>(sql`
    insert into ${suppressions} (recipient, channel, reason, created_at)
    values (${recipient}, ${channel}, ${reason}, ${tx.now.toISOString()}::timestamptz)
    on conflict (recipient, channel) do update
       set reason = excluded.reason, created_at = excluded.created_at, lifted_at = null
     where suppressions.lifted_at is not null
    returning id`)
  if (!listed) return
  const kept = await tx.db.execute<{ noticeId: string; state: string }>(sql`
    with waiting as (
      select d.id, d.notice_id, d.state from ${deliveries} d
       where d.recipient = ${recipient} and d.channel = ${channel} and d.state in ('queued', 'temporary')
         and d.notice_id in (select id from notices where state in ('expanding', 'scheduled', 'sending'))
         for update)
    update ${deliveries} d set state = 'suppressed', failure = 'suppressed' from waiting w
     where d.notice_id = w.notice_id and d.id = w.id
    returning d.notice_id as "noticeId", w.state`)
  await countMoves(
    tx,
    kept.map(({ noticeId, state }) => ({ noticeId, from: state, to: 'suppressed' })),
  )
  await record(tx, {
    action: 'address.suppressed',
    subject: { type: 'suppression', id: listed.id },
    details: { channel, reason },
  })
}
