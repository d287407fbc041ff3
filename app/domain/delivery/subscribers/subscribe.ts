import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { subscribers } from '#db/schema/index.ts'
import { throttleRecipient } from '#app/domain/delivery/codes/request-code.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { detailsOn, recipientOn } from '#app/domain/contacts/contacts/address-on.ts'
import { storeContact } from '#app/domain/contacts/contacts/store-contact.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, forbidden } from '#app/domain/ground/errors/errors.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { eq } from 'drizzle-orm'
import { askFor } from './ask.ts'
import { ensureNoStraySecret, throttleHost } from './hooks.ts'
import {
  findSubscriber,
  isListening,
  normaliseAddress,
  subjectOfSubscriber,
  type Subscriber,
} from './subscriber.ts'

export type Subscribed = { id: string; channel: string; confirmed: boolean }

/**
 * Adds a subscriber. An import may say that consent was given elsewhere; anybody else is asked to confirm first, and
 * what they were told about until then stays. The same address again changes what it is told about.
 */
export async function subscribe(ctx: Context, subscription: Subscription): Promise<Subscribed> {
  const { actor } = ctx
  const mayImport =
    actor.type === 'system' || (actor.type === 'api' && actor.scopes.includes('subscribers:import'))
  ensure(!subscription.confirmed || mayImport, forbidden)
  const address = normaliseAddress(subscription.channel, subscription.address)
  ensureNoStraySecret(subscription)
  if (!subscription.confirmed) {
    await throttleRecipient(ctx, address)
    await throttleHost(ctx, subscription.channel, address)
  }
  return inTransaction(ctx, async (tx) => {
    const row = subscription.confirmed
      ? await take(tx, subscription, address)
      : await askFor(tx, subscription, address)
    return { id: row.id, channel: row.channel, confirmed: isListening(row) }
  })
}

async function take(tx: Context, subscription: Subscription, address: string): Promise<Subscriber> {
  const { channel, components: touched, kinds, language } = subscription
  const known = await findSubscriber(tx, channel, address)
  // Who has left does not come back because an old list is imported again: they would have to ask themselves.
  if (known?.unsubscribedAt) return known
  const preferences = { components: touched, kinds, language, wanted: null }
  const contact = await storeContact(tx, {
    ...detailsOn(channel, address, subscription.secret),
    language,
  })
  const fresh = { ...preferences, contactId: contact.id, confirmedAt: tx.now }
  const [row] = known
    ? await tx.db.update(subscribers).set(fresh).where(eq(subscribers.id, known.id)).returning()
    : await tx.db
        .insert(subscribers)
        .values({
          ...fresh,
          id: uuidv7(tx.now),
          channel,
          recipient: recipientOn(contact, channel) ?? '',
          createdAt: tx.now,
        })
        .onConflictDoUpdate({ target: [subscribers.channel, subscribers.recipient], set: fresh })
        .returning()
  if (!row) throw new Error('the subscriber was not written')
  await record(tx, {
    action: 'subscriber.added',
    subject: subjectOfSubscriber(row),
    details: { channel, confirmed: true },
  })
  return row
}
