import { subscriberKinds } from '#app/domain/ground/vocabulary/subscriber-words.ts'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { contacts, subscribers } from '#db/schema/index.ts'
import { takingAtLeast } from '#app/domain/ground/throttle/even-time.ts'
import { sendCode, throttleCodes } from '#app/domain/delivery/codes/request-code.ts'
import { indexNameOf } from '#app/domain/contacts/contacts/address-on.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { onceForm, unkeyed, type SentForm } from '#app/domain/ground/idempotency/once-form.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import { ensureSmsBudget } from '#app/domain/delivery/sms-budget/sms-budget.ts'
import { languages } from '#app/i18n/language.ts'
import { blindIndexes, readToken, signToken } from '#app/platform/crypto.ts'
import { bytesOfUuid, uuidFromBytes, uuidv7 } from '#app/platform/uuid.ts'
import { throttleHost } from './hooks.ts'
import { incidentSubscriberById, subscriptionsToIncidents } from './incident-subscriber.ts'
import {
  findByRecipient,
  findSubscriber,
  isListening,
  lockSubscriber,
  normaliseAddress,
  subjectOfSubscriber,
  subscriberById,
  type Subscriber,
  type SubscriberChannel,
} from './subscriber.ts'

/**
 * Sends a code to an address that subscribed. Whether it did is nobody's business: the answer is a challenge in any
 * case, after the same time. Throws invalid and tooMany.
 */
export async function requestManageCode(
  ctx: Context,
  channel: SubscriberChannel,
  typed: string,
  visitorAddress: string,
  sent: SentForm = unkeyed,
): Promise<string> {
  const address = normaliseAddress(channel, typed)
  // Whether or not the number is known here: the refusal must not tell.
  if (channel === 'sms') await ensureSmsBudget(ctx)
  return takingAtLeast(() =>
    onceForm(ctx, sent, async (tx) => {
      // In here a double click counts once.
      await throttleCodes(tx, address, visitorAddress)
      await throttleHost(tx, channel, address)
      const row = await ownerOf(tx, channel, address)
      const [contact] = row ? await tx.db.select().from(contacts).where(eq(contacts.id, row.contactId)) : []
      return row && contact
        ? sendCode(tx, { purpose: 'manage', subscriberId: row.id, contact, channel })
        : uuidv7(tx.now)
    }),
  )
}

/** The confirmed subscription of an address; that to an incident where it has no other. */
async function ownerOf(
  tx: Context,
  channel: SubscriberChannel,
  address: string,
): Promise<{ id: string; contactId: string } | null> {
  const general = await findSubscriber(tx, channel, address)
  if (general?.confirmedAt) return general
  for (const recipient of blindIndexes(indexNameOf(channel), address)) {
    const [newest] = await subscriptionsToIncidents(tx, { channel, recipient })
    if (newest) return newest
  }
  return null
}

const passMinutes = 30
export const managePassSeconds = passMinutes * 60

/** What the code is exchanged for: a cookie's value that opens the subscriptions of one address for half an hour. */
export function managePass(subscriberId: string, now: Date): string {
  const expiry = Buffer.alloc(4)
  expiry.writeUInt32BE(Math.floor(now.getTime() / 60_000) + passMinutes)
  return signToken('subscriber-pass', Buffer.concat([bytesOfUuid(subscriberId), expiry]))
}

/** Whoever has shown that they read at an address: what it is told of by choices, if anything, and of single incidents. */
export type SubscriptionOwner = {
  id: string
  channel: string
  recipient: string
  general: Subscriber | null
}

/** The owner of the subscriptions that a pass opens. Throws notFound. */
export async function ownerOfPass(ctx: Context, pass: string): Promise<SubscriptionOwner> {
  const body = readToken('subscriber-pass', pass)
  const isGood = body?.length === 20 && body.readUInt32BE(16) * 60_000 > ctx.now.getTime()
  const id = body && isGood ? uuidFromBytes(body.subarray(0, 16)) : null
  const general = id ? await subscriberById(ctx, id) : null
  const row = general ?? (id ? await incidentSubscriberById(ctx, id) : null)
  if (!row) throw notFound('link.invalid')
  const { channel, recipient } = row
  const found = general ?? (await findByRecipient(ctx, channel, [recipient]))
  return { id: row.id, channel, recipient, general: found?.confirmedAt ? found : null }
}

export const Preferences = z.object({
  components: z.array(z.enum(components)),
  kinds: z.array(z.enum(subscriberKinds)).min(1),
  language: z.enum(languages),
})
export type Preferences = z.output<typeof Preferences>

/** Changes what a proven subscriber hears of; who had ended the subscription takes it up again. */
export function changePreferences(ctx: Context, id: string, preferences: Preferences): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockSubscriber(tx, id)
    if (!row?.confirmedAt) throw notFound('link.invalid')
    await tx.db
      .update(subscribers)
      .set({ ...preferences, wanted: null, unsubscribedAt: null })
      .where(eq(subscribers.id, id))
    await record(tx, {
      action: isListening(row) ? 'subscriber.changed' : 'subscriber.resubscribed',
      subject: subjectOfSubscriber(row),
    })
  })
}
