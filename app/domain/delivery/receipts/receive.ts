import { createHash } from 'node:crypto'
import { receipts } from '#db/schema/index.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { applyReceipts } from './apply.ts'

/**
 * What a provider says became of one message. Times as it knows them; `code` is its own word for the reason. What is only
 * `noted` (a delay, say) is kept and moves nothing.
 */
export type Report = {
  state: 'delivered' | 'permanent' | 'noted'
  deliveryId?: string | undefined
  providerRef?: string | undefined
  /** Blind index of the address. */
  recipient?: string | undefined
  code?: string | undefined
  occurredAt?: Date | undefined
}

/**
 * Keeps what a provider reports and applies what can be applied already. The same report again changes nothing. It may
 * come before the delivery is acknowledged: then it waits. Returns how many of the reports were new.
 */
export function receiveReceipts(ctx: Context, provider: string, reports: readonly Report[]): Promise<number> {
  if (reports.length === 0) return Promise.resolve(0)
  return inTransaction(asSystem(ctx), async (tx) => {
    const kept = await tx.db
      .insert(receipts)
      .values(
        reports.map((report) => ({
          id: uuidv7(tx.now),
          provider,
          key: keyOf(report),
          deliveryId: report.deliveryId ?? null,
          providerRef: report.providerRef ?? null,
          recipient: report.recipient ?? null,
          state: report.state,
          code: report.code?.slice(0, 100) ?? null,
          occurredAt: report.occurredAt ?? null,
          createdAt: tx.now,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: receipts.id })
    await applyReceipts(tx, { receipts: kept.map(({ id }) => id) })
    return kept.length
  })
}

/** Times are left out: a provider that repeats itself may say another one. */
const keyOf = ({ deliveryId, providerRef, recipient, state, code }: Report) =>
  createHash('sha256')
    .update([deliveryId, providerRef, recipient, state, ...(state === 'noted' ? [code] : [])].join('\n'))
    .digest('base64url')
