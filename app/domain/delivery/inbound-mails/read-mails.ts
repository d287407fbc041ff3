import { sql } from 'drizzle-orm'
import { receiveBounce } from '#app/domain/delivery/bounces/receive-bounce.ts'
import type { Reading } from '#app/domain/delivery/bounces/read-bounce.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { DecryptError } from '#app/platform/crypto.ts'
import { UnreadError } from '#app/platform/reader-process.ts'
import { claimMail, failMail, mostAttempts, returnMail, settleMail } from './claim-mail.ts'
import { openEnvelope, openRaw, type InboundMail } from './inbound-mail.ts'

/**
 * Reads the mails that are due, one after the other, until none is or `stopping` says so. A mail that can't be read
 * holds up nothing: it is tried again later, and put aside after its last try. Reading one twice changes nothing more.
 */
export async function readMails(
  ctx: Context,
  stopping: () => boolean = () => false,
  reading: Reading = {},
): Promise<void> {
  while (!stopping()) {
    const mail = await claimMail(ctx)
    if (!mail) return
    await readMail(ctx, mail, reading)
  }
}

async function readMail(ctx: Context, mail: InboundMail, reading: Reading): Promise<void> {
  if (mail.attempts > mostAttempts) return failMail(ctx, mail, 'died')
  try {
    const sender = openEnvelope(mail).sender ?? undefined
    // A library may keep something of the mails before: a second try gets a reader that has seen none.
    const fresh = mail.attempts > 1
    const arrived = { deliveryId: mail.deliveryId, sender, raw: openRaw(mail) }
    await receiveBounce({ ...ctx, now: mail.receivedAt }, arrived, { ...reading, fresh })
  } catch (error) {
    if (error instanceof UnreadError) return failMail(ctx, mail, error.reason)
    // Under another key it may be read yet; what is damaged never will be.
    if (error instanceof DecryptError && error.isDamaged) return failMail(ctx, mail, 'damaged')
    await returnMail(ctx, mail)
    throw error
  }
  return settleMail(ctx, mail)
}

/** Milliseconds until a mail is due again, or null where none waits. */
export async function nextMailInMs(ctx: Context): Promise<number | null> {
  const [row] = await ctx.db.execute<{ wait: number | null }>(sql`
    select (extract(epoch from min(next_at) - now()) * 1000)::float8 as wait from inbound_mails
     where state = 'received'`)
  return row?.wait == null ? null : Math.max(0, row.wait)
}
