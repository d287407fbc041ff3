import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { eq } from 'drizzle-orm'
import { contacts, oneTimeCodes, subscribers } from '#db/schema/index.ts'
import { takingAtLeast } from '#app/domain/ground/throttle/even-time.ts'
import { throttleCodes } from '#app/domain/delivery/codes/request-code.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { detailsOn, recipientOn } from '#app/domain/contacts/contacts/address-on.ts'
import { openIfReadable } from '#app/domain/contacts/contacts/open-contact.ts'
import { storeContact } from '#app/domain/contacts/contacts/store-contact.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { onceForm, unkeyed, type SentForm } from '#app/domain/ground/idempotency/once-form.ts'
import { confirmHours } from '#app/domain/delivery/links/links.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { recordConsent } from '#app/domain/contacts/privacy/consent.ts'
import { ensureSmsBudget } from '#app/domain/delivery/sms-budget/sms-budget.ts'
import { throttleVisitor } from '#app/domain/delivery/sms-budget/throttle-visitors.ts'
import { isLanguage } from '#app/i18n/language.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { ensureNoStraySecret, throttleHost } from './hooks.ts'
import type { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { findSubscriber, normaliseAddress, subjectOfSubscriber, type Subscriber } from './subscriber.ts'

type Asked = Omit<Subscription, 'confirmed'>
type From = {
  address: string
  /** The privacy notice that was agreed to. */
  privacyVersion?: number
  /** The form that asked. */
  sent?: SentForm
}

/**
 * Somebody asks for news to an address: whoever reads there is asked to confirm, and nothing changes before. The
 * answer is the same whether the address is known or not.  Throws invalid and tooMany.
 */
export async function askToSubscribe(ctx: Context, asked: Asked, from: From): Promise<void> {
  const address = normaliseAddress(asked.channel, asked.address)
  ensureNoStraySecret(asked)
  if (asked.channel === 'sms') await ensureSmsBudget(ctx)
  await takingAtLeast(() =>
    onceForm(ctx, from.sent ?? unkeyed, async (tx) => {
      // In here a double click counts once, and is answered like the first.
      await throttleVisitor(tx, 'subscribe', [address])
      await throttleCodes(tx, address, from.address)
      await throttleHost(tx, asked.channel, address)
      const row = await askFor(tx, asked, address)
      await recordConsent(tx, row.contactId, 'subscription', from.privacyVersion)
    }),
  )
}

/** Keeps what is wanted beside what holds, and sends the link that makes it hold. */
export async function askFor(tx: Context, asked: Asked, address: string): Promise<Subscriber> {
  const row = (await findSubscriber(tx, asked.channel, address)) ?? (await newcomer(tx, asked, address))
  const wanted = { components: asked.components, kinds: asked.kinds, language: asked.language }
  await tx.db.update(subscribers).set({ wanted, askedAt: tx.now }).where(eq(subscribers.id, row.id))
  const contact = await contactFor(tx, asked, row, address)
  if (!contact) throw new Error('the contact of a subscriber is gone')

  const id = uuidv7(tx.now)
  await tx.db.insert(oneTimeCodes).values({
    id,
    purpose: 'subscribe',
    subscriberId: row.id,
    contactId: contact.id,
    recipient: row.recipient,
    createdAt: tx.now,
    expiresAt: new Date(tx.now.getTime() + confirmHours * hourMs),
  })
  await notify(tx, {
    message: 'subscription-confirm',
    subject: { type: 'one_time_code', id },
    contact: {
      ...contact,
      notifyBy: [asked.channel],
      language: isLanguage(asked.language) ? asked.language : contact.language,
    },
    only: [asked.channel],
  })
  await record(tx, {
    action: 'subscriber.asked',
    subject: subjectOfSubscriber(row),
    details: { channel: asked.channel },
  })
  return row
}

/**
 * A new secret only takes the place of the old one with the confirmation; until then it stands with a contact of its
 * own, and signs the message that asks.
 */
async function contactFor(tx: Context, asked: Asked, row: Subscriber, address: string) {
  const { channel, secret, language } = asked
  const [known] = await tx.db.select().from(contacts).where(eq(contacts.id, row.contactId))
  if (!known || !secret || openIfReadable(known).hookSecret === secret) return known
  return storeContact(tx, { ...detailsOn(channel, address, secret), language })
}

async function newcomer(tx: Context, asked: Asked, address: string): Promise<Subscriber> {
  const { channel, components, kinds, language } = asked
  const contact = await storeContact(tx, {
    ...detailsOn(channel, address, asked.secret),
    language,
  })
  const [row] = await tx.db
    .insert(subscribers)
    .values({
      id: uuidv7(tx.now),
      channel,
      recipient: recipientOn(contact, channel) ?? '',
      contactId: contact.id,
      components,
      kinds,
      language,
      createdAt: tx.now,
    })
    // Asked twice at the same moment: both find the one row.
    .onConflictDoUpdate({ target: [subscribers.channel, subscribers.recipient], set: { askedAt: tx.now } })
    .returning()
  if (!row) throw new Error('the subscriber was not written')
  return row
}
