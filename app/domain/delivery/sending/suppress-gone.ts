import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { suppress } from '#app/domain/delivery/suppressions/suppress.ts'
import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import type { Sent } from './acknowledge.ts'

/** Where nobody is any more, nothing else is tried: a robot that was deleted, a program that says so. */
export async function suppressGone(ctx: Context, channel: Channel, sent: readonly Sent[]): Promise<void> {
  const gone = sent.flatMap(({ row, outcome }) =>
    'isGone' in outcome && outcome.isGone ? [row.recipient] : [],
  )
  for (const recipient of new Set(gone))
    await inTransaction(ctx, (tx) => suppress(tx, { channel, recipient, reason: 'gone' }))
}
