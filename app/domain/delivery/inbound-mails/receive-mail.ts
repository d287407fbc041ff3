import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { eq, sql } from 'drizzle-orm'
import { inboundMails } from '#db/schema/index.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid, tooMany } from '#app/domain/ground/errors/errors.ts'
import { keyedHash } from '#app/platform/crypto.ts'
import { sha256Hex } from '#app/platform/hashes.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { sealMail, type Envelope } from './inbound-mail.ts'

/** Bytes. A bounce with the mail it sends back is smaller. */
const largestMail = 1024 * 1024
/** A mail of ours comes back once, with a few delays before: whoever has a return path must not fill the disk by it. */
const mostPerDelivery = 100

type Arrived = { source: 'smtp' | 'push'; deliveryId: string; envelope: Envelope; raw: Buffer }

/**
 * Keeps a mail as it came, before anything looks into it; a job reads it. The same mail again, in the same envelope,
 * is the same row. Throws invalid for one that is too large, tooMany where its return path has taken too many.
 */
export async function receiveMail(
  ctx: Context,
  { source, deliveryId, envelope, raw }: Arrived,
): Promise<void> {
  ensure(raw.length <= largestMail, () => invalid([{ field: '', message: 'too_long' }], 'body'))
  return inTransaction(asSystem(ctx), async (tx) => {
    const key = keyedHash('inbound-mail', `${JSON.stringify(envelope)}\n${sha256Hex(raw)}`)
    const [known] = await tx.db
      .select({ id: inboundMails.id })
      .from(inboundMails)
      .where(eq(inboundMails.key, key))
    if (known) return
    ensure((await keptOf(tx, deliveryId)) < mostPerDelivery, () => tooMany(dayMs / 1000))
    const id = uuidv7(tx.now)
    await tx.db
      .insert(inboundMails)
      .values({
        id,
        source,
        key,
        deliveryId,
        ...sealMail(id, envelope, raw),
        size: raw.length,
        receivedAt: tx.now,
        // Cut to the column's milliseconds: rounded up, the mail would be due after this very moment.
        nextAt: sql`date_trunc('milliseconds', now())`,
      })
      .onConflictDoNothing()
    await tx.enqueue('mails.read', {})
  })
}

async function keptOf(tx: Context, deliveryId: string): Promise<number> {
  const [row] = await tx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(inboundMails)
    .where(eq(inboundMails.deliveryId, deliveryId))
  return row?.count ?? 0
}
