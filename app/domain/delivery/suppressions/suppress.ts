import { line } from '#app/domain/ground/input/text.ts'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { suppressions } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { indexNameOf } from '#app/domain/contacts/contacts/address-on.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'
import { withdrawFrom } from '#app/domain/delivery/ledger/withdraw-from.ts'
import { normaliseAddress } from '#app/domain/delivery/subscribers/subscriber.ts'
import { blindIndex } from '#app/platform/crypto.ts'
import { channels } from '#app/domain/ground/vocabulary/lanes.ts'

/** `gone`: the robot or program is no more; `bounce`: a mail server sent it back for good; `complaint`: its owner calls it unwanted; `asked`: they said so to us. */
export const suppressionReasons = ['gone', 'bounce', 'complaint', 'asked', 'wrong_person'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

export const SuppressionInput = z.object({
  channel: z.enum(channels),
  address: line(2000).min(1),
  reason: z.enum(suppressionReasons).exclude(['bounce', 'gone']),
})
export type SuppressionInput = z.output<typeof SuppressionInput>

/** Somebody on the desk takes an address out of everything that is sent. Throws invalid for one that is none. */
export function suppressAddress(ctx: Context, { channel, address, reason }: SuppressionInput): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    ensure(canCommand(tx.actor))
    const recipient = blindIndex(indexNameOf(channel), normaliseAddress(channel, address))
    await suppress(tx, { channel, recipient, reason })
  })
}

type Suppression = {
  channel: string
  recipient: string
  reason: SuppressionReason
  /** What the mail server said, in the numbers of RFC 3463. */
  code?: string | null
}

/**
 * Nothing more goes to this address on this channel, and what was waiting for it stays here. Twice is once. In the
 * caller's transaction.
 */
export async function suppress(
  tx: Context,
  { channel, recipient, reason, code = null }: Suppression,
): Promise<void> {
  const [listed] = await tx.db.execute<{ id: string }>(sql`
    insert into ${suppressions} (recipient, channel, reason, code, created_at)
    values (${recipient}, ${channel}, ${reason}, ${code}, ${tx.now.toISOString()}::timestamptz)
    on conflict (recipient, channel) do update
       set reason = excluded.reason, code = excluded.code, created_at = excluded.created_at, lifted_at = null
     where suppressions.lifted_at is not null
    returning id`)
  if (!listed) return
  await withdrawFrom(tx, { channel, recipient }, { state: 'suppressed', failure: 'suppressed' })
  await record(tx, {
    action: 'address.suppressed',
    subject: { type: 'suppression', id: listed.id },
    details: { channel, reason, ...(code ? { code } : {}) },
  })
}
