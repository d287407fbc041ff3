import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { contacts, oneTimeCodes, incidentSubscribers } from '#db/schema/index.ts'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { throttleCodes } from '#app/domain/delivery/codes/request-code.ts'
import { confirmHours } from '#app/domain/delivery/links/links.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { ensureSmsBudget } from '#app/domain/delivery/sms-budget/sms-budget.ts'
import { throttleVisitor } from '#app/domain/delivery/sms-budget/throttle-visitors.ts'
import { detailsOn, indexNameOf, recipientOn } from '#app/domain/contacts/contacts/address-on.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import { storeContact, type Contact } from '#app/domain/contacts/contacts/store-contact.ts'
import { recordConsent } from '#app/domain/contacts/privacy/consent.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { conflict, invalid, type FieldError } from '#app/domain/ground/errors/errors.ts'
import { onceForm, unkeyed, type SentForm } from '#app/domain/ground/idempotency/once-form.ts'
import { parseIncidentNumber } from '#app/domain/ground/numbers/record-numbers.ts'
import { takingAtLeast } from '#app/domain/ground/throttle/even-time.ts'
import type { Language } from '#app/i18n/language.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import {
  coveringSubscriber,
  namedIncident,
  subscriptionToIncident,
  type NamedIncident,
} from './incident-subscriber.ts'
import { findSubscriber } from './subscriber.ts'

/** `address`: a mobile number or a mailbox, as it was typed. */
type Asked = { number: string; address: string; language: Language }
type From = { address: string; privacyVersion?: number; sent?: SentForm }
type Destination = { channel: 'sms' | 'email'; address: string }

/**
 * Somebody asks to be told of one incident: whoever reads at that address is asked to confirm, and nothing changes
 * before. Who hears of it already is told so instead. The answer is the same whatever is known of the address; it is
 * the channel. Throws invalid, tooMany, and conflict (`subscription.over`) where there is no such open incident.
 */
export async function askAboutIncident(ctx: Context, asked: Asked, from: From): Promise<'sms' | 'email'> {
  const to = destinationOf(asked.address)
  if (!to) throw invalid([notReachable])
  const number = parseIncidentNumber(asked.number)
  const incident = number ? await namedIncident(ctx, { number }) : null
  if (!incident || incident.isOver) throw conflict('subscription.over')
  if (to.channel === 'sms') await ensureSmsBudget(ctx)
  await takingAtLeast(() =>
    onceForm(ctx, from.sent ?? unkeyed, async (tx) => {
      // In here a double click counts once, and is answered like the first.
      await throttleVisitor(tx, 'subscribe', [to.address])
      await throttleCodes(tx, to.address, from.address)
      const contact = await sendQuestion(tx, incident, to, asked.language)
      await recordConsent(tx, contact.id, 'subscription', from.privacyVersion)
    }),
  )
  return to.channel
}

const notReachable = { field: 'address', message: 'contact' } as const

/** What is wrong with an address as it was typed, so that a form says it beside its other errors. */
export const findingsOfAddress = (typed: string): FieldError[] => (destinationOf(typed) ? [] : [notReachable])

function destinationOf(typed: string): Destination | null {
  const mobile = normaliseMobile(typed)
  if (mobile) return { channel: 'sms', address: mobile }
  const email = normaliseEmail(typed)
  return email ? { channel: 'email', address: email } : null
}

async function sendQuestion(
  tx: Context,
  incident: NamedIncident,
  to: Destination,
  language: Language,
): Promise<Contact> {
  const { channel } = to
  const contact =
    (await knownContact(tx, to, language)) ?? (await storeContact(tx, { ...detailsOf(to), language }))
  const recipient = recipientOn(contact, channel) ?? ''
  const own = await subscriptionToIncident(tx, { channel, recipient }, incident.id)
  const isTold =
    own?.unsubscribedAt === null || (await coveringSubscriber(tx, { channel, recipient }, incident)) !== null

  const id = uuidv7(tx.now)
  await tx.db.insert(oneTimeCodes).values({
    id,
    purpose: 'subscribe',
    incidentId: incident.id,
    contactId: contact.id,
    recipient,
    createdAt: tx.now,
    expiresAt: new Date(tx.now.getTime() + confirmHours * hourMs),
  })
  await notify(tx, {
    message: 'subscription-confirm',
    subject: { type: 'one_time_code', id },
    contact: { ...contact, notifyBy: [channel], language },
    details: isTold ? { told: 'already' } : {},
    only: [channel],
  })
  await record(tx, {
    action: 'subscriber.asked',
    subject: { type: 'one_time_code', id },
    details: { channel, incidentId: incident.id },
  })
  return contact
}

const detailsOf = ({ channel, address }: Destination) => detailsOn(channel, address, undefined)

/** The contact of an earlier subscription with this address, in this language: asking again adds none. */
async function knownContact(
  tx: Context,
  { channel, address }: Destination,
  language: Language,
): Promise<Contact | null> {
  const general = await findSubscriber(tx, channel, address)
  const [earlier] = general
    ? [general]
    : await tx.db
        .select({ contactId: incidentSubscribers.contactId })
        .from(incidentSubscribers)
        .where(
          and(
            eq(incidentSubscribers.channel, channel),
            inArray(incidentSubscribers.recipient, blindIndexes(indexNameOf(channel), address)),
          ),
        )
        .orderBy(desc(incidentSubscribers.confirmedAt))
        .limit(1)
  const [contact] = earlier
    ? await tx.db.select().from(contacts).where(eq(contacts.id, earlier.contactId))
    : []
  return contact?.language === language ? contact : null
}
