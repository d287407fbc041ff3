import { sql } from 'drizzle-orm'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { receiveReceipts, type Report } from '#app/domain/delivery/receipts/receive.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { readBounce, type Bounce, type Reading } from './read-bounce.ts'
import { bounceCode, mailProvider, suppressBounced } from './suppress-bounced.ts'

type Arrived = {
  /** Of the return path it came to. */
  deliveryId: string
  /** The envelope's sender: '' is the null sender, undefined where nobody said it. */
  sender: string | undefined
  raw: Buffer
}

/**
 * Takes a mail that came back: what it says of the delivery is kept as a receipt, and an address at which nobody is gets
 * no more mail. The same bounce again changes nothing. Returns what it was; `none` also where the delivery is unknown.
 * Rejects with UnreadError where it could not be read.
 */
export async function receiveBounce(
  ctx: Context,
  { deliveryId, sender, raw }: Arrived,
  reading: Reading = {},
): Promise<Bounce['kind']> {
  // By the ledger and not by the report: whoever knows a return path can speak of its own address only.
  const [delivery] = await ctx.db.execute<{ recipient: string }>(sql`
    select recipient from deliveries
     where id = ${deliveryId}::uuid and channel = 'email' and (provider = ${mailProvider} or provider is null)`)
  if (!delivery) return 'none'
  const { recipient } = delivery
  const isRecipient = (address: string) => {
    const email = normaliseEmail(address)
    return email !== null && blindIndexes('email', email).includes(recipient)
  }
  const bounce = await readBounce(raw, { sender, isRecipient }, reading)
  const report = reportOf(bounce)
  if (report) {
    await inTransaction(asSystem(ctx), async (tx) => {
      const kept = await receiveReceipts(tx, mailProvider, [{ ...report, deliveryId, recipient }])
      if (kept > 0 && bounce.kind === 'failed')
        await suppressBounced(tx, { recipient, status: bounce.status })
    })
  }
  return bounce.kind
}

function reportOf(bounce: Bounce): Pick<Report, 'state' | 'code'> | null {
  switch (bounce.kind) {
    case 'failed':
      return { state: 'permanent', code: bounceCode(bounce.status) }
    case 'unclear':
      return { state: 'permanent', code: 'bounce_unclear' }
    case 'noted':
      return { state: 'noted', code: `${bounce.action}:${bounce.status}` }
    case 'delivered':
      return { state: 'delivered' }
    case 'none':
      return null
  }
}
