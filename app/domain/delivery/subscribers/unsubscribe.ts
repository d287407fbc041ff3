import { eq } from 'drizzle-orm'
import { subscribers } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, notFound } from '#app/domain/ground/errors/errors.ts'
import { openLink } from '#app/domain/delivery/links/read-link.ts'
import { withdrawFrom } from '#app/domain/delivery/ledger/withdraw-from.ts'
import { languageOr, type Language } from '#app/i18n/language.ts'
import { isListening, lockSubscriber, subjectOfSubscriber, subscriberById } from './subscriber.ts'

/** The subscription a link in a message belongs to. Looking changes nothing. Throws notFound. */
export async function showSubscriptionOfLink(
  ctx: Context,
  token: string,
): Promise<{ channel: string; isListening: boolean; language: Language }> {
  const row = await subscriberById(ctx, await idOf(ctx, token))
  if (!row) throw notFound('link.invalid')
  return { channel: row.channel, isListening: isListening(row), language: languageOr(row.language) }
}

/** Ends a subscription by the link of a message (RFC 8058): at once, without asking back. Twice is once. */
export async function unsubscribeByLink(ctx: Context, token: string): Promise<void> {
  await unsubscribe(ctx, await idOf(ctx, token))
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
    await withdrawFrom(tx, row, { state: 'cancelled', failure: 'unsubscribed' }, 'subscribed')
    await record(tx, { action: 'subscriber.unsubscribed', subject: subjectOfSubscriber(row) })
  })
}

/** Takes an unsubscription back: whoever holds the link reads the address. Throws conflict where nothing was confirmed. */
export async function resubscribeByLink(ctx: Context, token: string): Promise<void> {
  const id = await idOf(ctx, token)
  await inTransaction(ctx, async (tx) => {
    const row = await lockSubscriber(tx, id)
    if (!row?.confirmedAt) throw conflict('subscription.used')
    if (!row.unsubscribedAt) return
    await tx.db.update(subscribers).set({ unsubscribedAt: null }).where(eq(subscribers.id, row.id))
    await record(tx, { action: 'subscriber.resubscribed', subject: subjectOfSubscriber(row) })
  })
}

async function idOf(ctx: Context, token: string): Promise<string> {
  const id = await openLink(ctx, 'unsubscribe', token)
  if (!id) throw notFound('link.invalid')
  return id
}
