import { eq } from 'drizzle-orm'
import { contacts, oneTimeCodes, tickets } from '#db/schema/index.ts'
import { recipientOn } from '#app/domain/contacts/address-on.ts'
import { normaliseEmail } from '#app/domain/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/mobile.ts'
import type { Contact } from '#app/domain/contacts/store-contact.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { notify } from '#app/domain/notifications/notify.ts'
import { ensureSmsBudget } from '#app/domain/throttle/sms-budget.ts'
import { isOwnMachine } from '#app/domain/throttle/own-machine.ts'
import { throttle } from '#app/domain/throttle/throttle.ts'
import { codeMinutes } from '#app/domain/tickets/code-lifetime.ts'
import { parseTicketNumber } from '#app/domain/tickets/number.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { Channel } from '#jobs/definitions.ts'
import { takingAtLeast } from './even-time.ts'

// DOMAIN: providers take one code a minute, five an hour and ten a day for a number.
const perNumber = [
  { name: 'code-minute', per: 'minute', atMost: 1 },
  { name: 'code-hour', per: 'hour', atMost: 5 },
  { name: 'code-day', per: 'day', atMost: 10 },
] as const
const perAddress = { name: 'code-address', per: 'hour', atMost: 30 } as const

export type CodeRequest = { number: string; contact: string; address: string }

/**
 * Sends a one-time code to the contact of a ticket, where number and contact belong together. Whether they do is
 * nobody's business: the answer is a challenge id in any case, after the same time. Throws tooMany.
 */
export async function requestCode(ctx: Context, request: CodeRequest): Promise<string> {
  const mobile = normaliseMobile(request.contact)
  const email = mobile ? null : normaliseEmail(request.contact)
  const typed = mobile ?? email ?? request.contact.trim().toLowerCase()
  await throttleCodes(ctx, typed, request.address)
  // Whether or not the number is known here: the refusal must not tell.
  if (mobile) await ensureSmsBudget(ctx)

  return takingAtLeast(async () => {
    const found = await contactOf(ctx, request.number, { mobile, email })
    // An id of the same kind as a real one: its version would tell, too.
    return found ? sendCode(ctx, { purpose: 'track', ...found }) : uuidv7(ctx.now)
  })
}

/** Counts one message to a number or mailbox, asked for from an address. Throws tooMany. */
export async function throttleCodes(ctx: Context, typed: string, address: string): Promise<void> {
  if (!isOwnMachine(address)) await throttle(ctx, perAddress, address)
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
