import { z } from 'zod'
import { subscribers } from '#db/schema/index.ts'
import { record } from '#app/domain/audit/record.ts'
import { normaliseEmail } from '#app/domain/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/mobile.ts'
import { storeContact } from '#app/domain/contacts/store-contact.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { ensure, forbidden, invalid } from '#app/domain/errors.ts'
import { components } from '#app/domain/incidents/incident.ts'
import { languages } from '#app/i18n/language.ts'
import { throttleVisitor } from '#app/domain/throttle/visitors.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { sql } from 'drizzle-orm'

export const subscriberKinds = ['incident', 'maintenance', 'announcement'] as const

export const Subscription = z.object({
  channel: z.enum(['email', 'sms']),
  address: z.string().trim().min(1).max(254),
  components: z.array(z.enum(components)).default([]),
  kinds: z.array(z.enum(subscriberKinds)).min(1).default(['incident', 'maintenance']),
  language: z.enum(languages).default('zh-CN'),
  confirmed: z.boolean().default(false),
})
export type Subscription = z.output<typeof Subscription>
export type Subscribed = { id: string; channel: string; confirmed: boolean }

/**
 * Adds a subscriber. An import may say that consent was given elsewhere; anybody else has to confirm first. The same
 * address again changes what it is told about.
 */
export async function subscribe(ctx: Context, subscription: Subscription): Promise<Subscribed> {
  const { actor } = ctx
  const mayImport =
    actor.type === 'system' || (actor.type === 'api' && actor.scopes.includes('subscribers:import'))
  ensure(!subscription.confirmed || mayImport, forbidden)
  const address =
    subscription.channel === 'sms'
      ? normaliseMobile(subscription.address)
      : normaliseEmail(subscription.address)
  if (!address) {
    throw invalid([{ field: 'address', message: subscription.channel === 'sms' ? 'mobile' : 'email' }])
  }
  await throttleVisitor(ctx, 'subscribe', [address])
  return inTransaction(ctx, async (tx) => {
    const contact = await storeContact(tx, {
      ...(subscription.channel === 'sms' ? { mobile: address } : { email: address }),
      language: subscription.language,
    })
    const recipient = (subscription.channel === 'sms' ? contact.mobileIndex : contact.emailIndex) ?? ''
    const { channel, components: touched, kinds, language } = subscription
    const [row] = await tx.db
      .insert(subscribers)
      .values({
        id: uuidv7(tx.now),
        channel,
        recipient,
        contactId: contact.id,
        components: touched,
        kinds,
        language,
        createdAt: tx.now,
        confirmedAt: subscription.confirmed ? tx.now : null,
      })
      .onConflictDoUpdate({
        target: [subscribers.channel, subscribers.recipient],
        set: {
          contactId: contact.id,
          components: touched,
          kinds,
          language,
          unsubscribedAt: null,
          confirmedAt: subscription.confirmed ? tx.now : sql`${subscribers.confirmedAt}`,
        },
      })
      .returning()
    if (!row) throw new Error('the subscriber was not written')
    await record(tx, {
      action: 'subscriber.added',
      subject: { type: 'subscriber', id: row.id },
      details: { channel, confirmed: row.confirmedAt !== null },
    })
    return { id: row.id, channel, confirmed: row.confirmedAt !== null }
  })
}
