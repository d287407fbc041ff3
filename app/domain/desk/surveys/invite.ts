import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { eq } from 'drizzle-orm'
import { deliveries, surveys } from '#db/schema/index.ts'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

const expiresAfterDays = 28

/** One survey a resolution (S1): the unique key refuses a second one. Where nobody can be asked, the reason is kept. */
export async function inviteToSurvey(tx: Context, ticket: Ticket, messageId?: string): Promise<void> {
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
  const noticeId = await notify(tx, {
    message: 'ticket-resolved',
    subject: { type: 'ticket', id: ticket.id },
    contact: await findContact(tx, ticket.contactId),
    ticketId: ticket.id,
    details: { surveyId: id, ...(messageId ? { messageId } : {}) },
  })
  await tx.db
    .update(surveys)
    .set(await whatBecameOf(tx, noticeId))
    .where(eq(surveys.id, id))
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
