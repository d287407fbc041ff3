import { eq } from 'drizzle-orm'
import { contacts, oneTimeCodes, tickets } from '#db/schema/index.ts'
import { recipientOn } from '#app/domain/contacts/contacts/address-on.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import type { Contact } from '#app/domain/contacts/contacts/store-contact.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { onceForm, unkeyed, type SentForm } from '#app/domain/ground/idempotency/once-form.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { ensureSmsBudget } from '#app/domain/delivery/sms-budget/sms-budget.ts'
import { throttleAddress } from '#app/domain/ground/throttle/throttle-address.ts'
import { throttle } from '#app/domain/ground/throttle/throttle.ts'
import { codeMinutes } from '#app/domain/delivery/links/code-lifetime.ts'
import { parseTicketNumber, ticketNumberFault } from '#app/domain/ground/numbers/ticket-number.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import { takingAtLeast } from '#app/domain/ground/throttle/even-time.ts'

// DOMAIN: providers take one code a minute, five an hour and ten a day for a number.
const perNumber = [
  { name: 'code-minute', per: 'minute', atMost: 1 },
  { name: 'code-hour', per: 'hour', atMost: 5 },
  { name: 'code-day', per: 'day', atMost: 10 },
] as const
const perAddress = { name: 'code-address', per: 'hour', atMost: 30 } as const

/** What was really sent to one contact for all its tickets: made-up numbers don't use it up. */
const perContact = { name: 'code-sent', per: 'day', atMost: 30 } as const

export type CodeRequest = {
  number: string
  contact: string
  address: string
  /** The form that asked. */
  sent?: SentForm
}

/**
 * Sends a one-time code to the contact of a ticket, where number and contact belong together. Whether they do is
 * nobody's business: the answer is a challenge id in any case, after the same time. Throws tooMany, and invalid where
 * the form was sent before with other words or the number can be nobody's: that tells nothing and counts for nothing.
 */
export async function requestCode(ctx: Context, request: CodeRequest): Promise<string> {
  const fault = ticketNumberFault(request.number)
  if (fault) throw invalid([{ field: 'number', message: `ticket_number_${fault}` }])
  const mobile = normaliseMobile(request.contact)
  const email = mobile ? null : normaliseEmail(request.contact)
  const typed = mobile ?? email ?? request.contact.trim().toLowerCase()
  // Whether or not the number is known here: the refusal must not tell.
  if (mobile) await ensureSmsBudget(ctx)

  return takingAtLeast(() =>
    onceForm(ctx, request.sent ?? unkeyed, async (tx) => {
      // In here a double click counts once.
      await throttleAddress(tx, perAddress, request.address)
      await throttleRecipient(tx, `${parseTicketNumber(request.number)} ${typed}`)
      const found = await contactOf(tx, request.number, { mobile, email })
      // An id of the same kind as a real one: its version would tell, too.
      if (!found) return uuidv7(tx.now)
      await throttle(tx, perContact, typed)
      return sendCode(tx, { purpose: 'track', ...found })
    }),
  )
}

/** Counts one message to a number or mailbox that names no ticket, asked for from an address. Throws tooMany. */
export async function throttleCodes(ctx: Context, typed: string, address: string): Promise<void> {
  await throttleAddress(ctx, perAddress, address)
  await throttleRecipient(ctx, typed)
}

/** The same where a program asks: it has a rate of its own, but nobody is flooded through it either. */
export async function throttleRecipient(ctx: Context, typed: string): Promise<void> {
  for (const limit of perNumber) await throttle(ctx, limit, typed)
}

type Proof = { mobile: string | null; email: string | null }

async function contactOf(ctx: Context, number: string, { mobile, email }: Proof) {
  const canonical = parseTicketNumber(number) ?? ''
  const [row] = await ctx.db
    .select({ contact: contacts, ticketId: tickets.id })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .where(eq(tickets.number, canonical))
  if (!row) return null
  const { contact, ticketId } = row
  if (mobile && blindIndexes('mobile', mobile).includes(contact.mobileIndex ?? '')) {
    return { contact, ticketId, channel: 'sms' as const }
  }
  if (email && blindIndexes('email', email).includes(contact.emailIndex ?? '')) {
    return { contact, ticketId, channel: 'email' as const }
  }
  return null
}

type Opening = { contact: Contact; channel: Channel } & (
  | { purpose: 'track'; ticketId: string; subscriberId?: undefined }
  | { purpose: 'manage'; subscriberId: string; ticketId?: undefined }
)

/** Sends the code that opens a ticket or a subscription; returns the challenge. */
export function sendCode(ctx: Context, opening: Opening): Promise<string> {
  const { contact, channel, purpose, ticketId, subscriberId } = opening
  return inTransaction(ctx, async (tx) => {
    const id = uuidv7(tx.now)
    await tx.db.insert(oneTimeCodes).values({
      id,
      purpose,
      ticketId,
      subscriberId,
      contactId: contact.id,
      recipient: recipientOn(contact, channel) ?? '',
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + codeMinutes * 60_000),
    })
    await notify(tx, {
      message: 'one-time-code',
      subject: { type: 'one_time_code', id },
      // The code goes where the proof was given, whatever channels the person chose for news.
      contact: { ...contact, notifyBy: [channel] },
      ticketId,
      only: [channel],
    })
    return id
  })
}
