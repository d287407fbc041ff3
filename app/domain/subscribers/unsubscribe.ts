import { eq, sql } from 'drizzle-orm'
import { deliveries, subscribers } from '#db/schema/index.ts'
import { record } from '#app/domain/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { conflict, notFound } from '#app/domain/errors.ts'
import { countMoves } from '#app/domain/notifications/count.ts'
import { openLink } from '#app/domain/notifications/links.ts'
import {
  isListening,
  lockSubscriber,
  subjectOfSubscriber,
  subscriberById,
  type Subscriber,
} from './subscriber.ts'

/** The subscription a link in a message belongs to. Looking changes nothing. Throws notFound. */
export async function showSubscriptionOfLink(
  ctx: Context,
  token: string,
): Promise<{ channel: string; isListening: boolean }> {
  const row = await subscriberById(ctx, idOf(ctx, token))
  if (!row) throw notFound('link.invalid')
  return { channel: row.channel, isListening: isListening(row) }
}

/** Ends a subscription by the link of a message (RFC 8058): at once, without asking back. Twice is once. */
export async function unsubscribeByLink(ctx: Context, token: string): Promise<void> {
  await unsubscribe(ctx, idOf(ctx, token))
}

/** Ends a subscription; what was to be sent because of it and has not left does not leave any more. */
export function unsubscribe(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockSubscriber(tx, id)
    if (!row) throw notFound('link.invalid')
    if (row.unsubscribedAt) return
    await tx.db
      .update(subscribers)
      .set({ unsubscribedAt: tx.now, wanted: null })
      .where(eq(subscribers.id, row.id))
    await withdrawFrom(tx, row)
    await record(tx, { action: 'subscriber.unsubscribed', subject: subjectOfSubscriber(row) })
  })
}

/** Takes an unsubscription back: whoever holds the link reads the address. Throws conflict where nothing was confirmed. */
export function resubscribeByLink(ctx: Context, token: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockSubscriber(tx, idOf(tx, token))
    if (!row?.confirmedAt) throw conflict('subscription.used')
    if (!row.unsubscribedAt) return
    await tx.db.update(subscribers).set({ unsubscribedAt: null }).where(eq(subscribers.id, row.id))
    await record(tx, { action: 'subscriber.resubscribed', subject: subjectOfSubscriber(row) })
  })
}

/** News to many that is still waiting; only unfinished notices are looked at, which an index lists. */
async function withdrawFrom(tx: Context, { channel, recipient }: Subscriber) {
  const stopped = await tx.db.execute<{ noticeId: string; state: string }>(sql`
    with waiting as (
      select d.id, d.notice_id, d.state from ${deliveries} d
       where d.recipient = ${recipient} and d.channel = ${channel} and d.ticket_id is null
         and d.state in ('queued', 'temporary')
         and d.notice_id in (select id from notices where state in ('expanding', 'scheduled', 'sending') and lane = 'incident')
         for update)
    update ${deliveries} d set state = 'cancelled', failure = 'unsubscribed' from waiting w
     where d.notice_id = w.notice_id and d.id = w.id
    returning d.notice_id as "noticeId", w.state`)
  await countMoves(
    tx,
    stopped.map(({ noticeId, state }) => ({ noticeId, from: state, to: 'cancelled' })),
  )
}

function idOf(ctx: Context, token: string): string {
  const id = openLink('unsubscribe', token, ctx.now)
  if (!id) throw notFound('link.invalid')
  return id
}
