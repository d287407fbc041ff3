import { eq } from 'drizzle-orm'
import { reportedInvoices, ticketRelations } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { addMessage, type Message } from './add-message.ts'
import { startClocks } from './clocks.ts'
import { insertTicket } from './insert-ticket.ts'
import { holdOpenReports } from './open-reports.ts'
import { subjectOf, type Ticket } from './ticket.ts'
import { isPriority, isTicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'

/** An archived ticket stays closed: what comes afterwards is a ticket of its own, linked to it (T3). */
export async function fileFollowUp(
  tx: Context,
  before: Ticket,
  body: string,
): Promise<{ ticket: Ticket; message: Message }> {
  const rated = {
    kind: isTicketKind(before.kind) ? before.kind : ('missing_invoice' as const),
    priority: isPriority(before.priority) ? before.priority : ('normal' as const),
  }
  const {
    kind,
    category,
    symptom,
    causeCode,
    subject,
    priority,
    tags,
    departmentId,
    contactId,
    reporterType,
  } = before
  const ticket = await insertTicket(tx, {
    id: uuidv7(tx.now),
    kind,
    category,
    symptom,
    causeCode,
    subject,
    priority,
    tags,
    departmentId,
    contactId,
    reporterType,
    description: body,
    state: 'new',
    assignBy: 'fewest_open',
    channel: 'web',
    followsId: before.id,
    createdAt: tx.now,
    lastActivityAt: tx.now,
    reporterWroteAt: tx.now,
    ...startClocks(rated, tx.now),
  })
  await copyInvoice(tx, before.id, ticket.id)
  await holdOpenReports(tx, ticket)
  await tx.db
    .insert(ticketRelations)
    .values({ ticketId: ticket.id, relatedId: before.id, kind: 'follow_up', createdAt: tx.now })
  const message = await addMessage(tx, ticket, { author: 'reporter', visibility: 'public', body })
  await record(tx, {
    action: 'ticket.filed',
    subject: subjectOf(ticket),
    details: { follows: before.number },
  })
  await notify(tx, {
    message: 'ticket-received',
    subject: subjectOf(ticket),
    contact: await findContact(tx, contactId),
    ticketId: ticket.id,
  })
  await tx.enqueue('tickets.assign', { departmentId })
  return { ticket, message }
}

async function copyInvoice(tx: Context, fromTicketId: string, toTicketId: string) {
  const [invoice] = await tx.db
    .select()
    .from(reportedInvoices)
    .where(eq(reportedInvoices.ticketId, fromTicketId))
  if (!invoice) return
  // Sealed tax numbers are bound to their row; the follow-up is read beside its predecessor, which keeps them.
  await tx.db.insert(reportedInvoices).values({
    ...invoice,
    ticketId: toTicketId,
    buyerTaxIdCipher: null,
    sellerTaxIdCipher: null,
  })
}
