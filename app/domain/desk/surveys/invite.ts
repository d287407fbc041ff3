import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { eq } from 'drizzle-orm'
import { deliveries, surveys } from '#db/schema/index.ts'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notify, type Message } from '#app/domain/delivery/ledger/notify.ts'
import { keepsQuiet, morningToWaitFor } from '#app/domain/delivery/ledger/quiet-hours.ts'
import { channels } from '#app/domain/ground/vocabulary/lanes.ts'
import { smsAsks, smsTells } from '#app/domain/ground/vocabulary/messages.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

const expiresAfterDays = 28

type Resolved = { messageId?: string | undefined; by: 'staff' | 'recovery' }

/** One survey a resolution (S1): the unique key refuses a second one. Where nobody can be asked, the reason is kept. */
export async function inviteToSurvey(
  tx: Context,
  ticket: Ticket,
  resolved: Resolved,
  morning: (tx: Context) => Promise<Date | null> = morningToWaitFor,
): Promise<void> {
  // A copy made for a drill has nobody to ask.
  if (ticket.drillSince) return
  const id = uuidv7(tx.now)
  const [made] = await tx.db
    .insert(surveys)
    .values({
      id,
      ticketId: ticket.id,
      resolution: ticket.resolutionCount,
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + expiresAfterDays * dayMs),
    })
    .onConflictDoNothing()
    .returning({ id: surveys.id })
  if (!made) return
  const noticeId = await tellAndAsk(tx, ticket, id, resolved, morning)
  await tx.db
    .update(surveys)
    .set(await whatBecameOf(tx, noticeId))
    .where(eq(surveys.id, id))
}

/**
 * Tells at once that it is resolved, and asks in the same message. At night an SMS only tells, and a second one asks in
 * the morning. A recovery ends thousands of tickets at a time, after its own update has told of it: these messages take
 * the lane of the surveys, so that no answer to anybody else stands behind them.
 */
async function tellAndAsk(
  tx: Context,
  ticket: Ticket,
  surveyId: string,
  { messageId, by }: Resolved,
  morning: (tx: Context) => Promise<Date | null>,
): Promise<string | null> {
  const message: Message = {
    message: 'ticket-resolved',
    subject: { type: 'ticket', id: ticket.id },
    contact: await findContact(tx, ticket.contactId),
    ticketId: ticket.id,
    details: { surveyId, ...(messageId ? { messageId } : {}) },
  }
  if (by === 'recovery') return notify(tx, { ...message, lane: 'survey' })
  if (!(await morning(tx))) return notify(tx, message)
  const told = await notify(tx, { ...message, details: { ...message.details, sms: smsTells } })
  await notify(tx, {
    ...message,
    lane: 'survey',
    only: channels.filter((channel) => keepsQuiet('survey', channel)),
    details: { ...message.details, sms: smsAsks },
  })
  return told
}

/** Asked as soon as one of the person's channels takes it; otherwise why none does. */
async function whatBecameOf(tx: Context, noticeId: string | null) {
  if (!noticeId) return { notSentReason: 'no_channel' }
  const rows = await tx.db
    .select({ state: deliveries.state, failure: deliveries.failure })
    .from(deliveries)
    .where(eq(deliveries.noticeId, noticeId))
  return rows.some(({ state }) => state === 'queued')
    ? { invitedAt: tx.now }
    : { notSentReason: rows[0]?.failure ?? 'suppressed' }
}
