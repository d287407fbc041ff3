import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { receiveReceipts } from '#app/domain/delivery/receipts/receive.ts'
import type { Outcome } from '#app/platform/provider.ts'
import { judge } from './judge.ts'
import { bounceCode, mailProvider, suppressBounced } from './suppress-bounced.ts'

type Sent = { row: { id: string; recipient: string }; outcome: Outcome | { state: 'unsent' | 'held' } }

/**
 * What a mail server said of an address while it was being handed the mail weighs as much as what it would have sent
 * back. Only what says something of the address is kept: a server that refuses us refuses thousands.
 */
export async function noteRefused(ctx: Context, sent: readonly Sent[]): Promise<void> {
  for (const { row, outcome } of sent) {
    const status = outcome.state === 'permanent' && 'status' in outcome ? outcome.status : undefined
    if (status === undefined || judge(status) === 'other') continue
    await inTransaction(ctx, async (tx) => {
      const report = { state: 'permanent', deliveryId: row.id, recipient: row.recipient } as const
      const kept = await receiveReceipts(tx, mailProvider, [{ ...report, code: bounceCode(status) }])
      if (kept > 0) await suppressBounced(tx, { recipient: row.recipient, status })
    })
  }
}
