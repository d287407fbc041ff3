import { randomInt } from 'node:crypto'
import { and, desc, eq, ne } from 'drizzle-orm'
import { reportedInvoices, ticketRelations, tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/audit/record.ts'
import { findContact } from '#app/domain/contacts/find-contact.ts'
import { indexesOf, storeContact, type Contact } from '#app/domain/contacts/store-contact.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { ensure, invalid } from '#app/domain/errors.ts'
import { joinableIncident } from '#app/domain/incidents/open-incidents.ts'
import { invoiceKey } from '#app/domain/invoices/invoice-key.ts'
import { notify } from '#app/domain/notifications/notify.ts'
import { recordConsent } from '#app/domain/privacy/consent.ts'
import { isCategory, routeReport, type Destination } from '#app/domain/routing/route-report.ts'
import { startClocks } from '#app/domain/tickets/clocks.ts'
import { newTicketNumber } from '#app/domain/tickets/number.ts'
import { claimOpenReports, openReportKeys } from '#app/domain/tickets/open-reports.ts'
import { canFile } from '#app/domain/tickets/policy.ts'
import { subjectOf, type Ticket } from '#app/domain/tickets/ticket.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { regionOf, storeInvoice } from './store-invoice.ts'
import { subjectLine } from './subject-line.ts'
import type { Report } from './report.ts'

export type Filed = { ticket: Ticket; duplicate: boolean }

/**
 * Files a report: one ticket with a unique number, routed, its clocks started, a receipt on its way. The same contact
 * with an open ticket about the same invoice gets no second one; its link goes to that contact again (R5).
 * `agreedTo` is the version of the privacy notice that a form has shown.
 */
export async function fileReport(ctx: Context, report: Report, agreedTo?: number): Promise<Filed> {
  ensure(canFile(ctx.actor))
  if (report.category && !(await isCategory(ctx, report.category))) {
    throw invalid([{ field: 'category', message: 'choice' }])
  }
  return inTransaction(ctx, (tx) => file(tx, report, agreedTo))
}

async function file(tx: Context, report: Report, agreedTo: number | undefined): Promise<Filed> {
  const id = uuidv7(tx.now)
  const key = report.invoice ? invoiceKey(report.invoice) : null
  const holder = key ? await claimOpenReports(tx, id, openReportKeys(indexesOf(report.contact), key)) : null
  if (holder) return sendLinkAgain(tx, holder)

  const contact = await storeContact(tx, report.contact)
  await recordReporterConsent(tx, contact.id, agreedTo)
  const incidentId = report.incident ? await joinableIncident(tx, report.incident) : null
  const destination = await routeReport(
    tx,
    { kind: report.kind, symptom: report.symptom ?? null, category: report.category ?? null },
    {
      causeCode: report.causeCode,
      invoiceKind: report.invoice?.kind,
      region: report.invoice ? regionOf(report.invoice) : null,
      channel: report.channel,
      reporterType: report.reporterType,
    },
  )
  const ticket = await insertTicket(tx, id, report, contact, destination, incidentId)
  if (report.invoice && key) {
    await storeInvoice(tx, ticket.id, key, report.invoice)
    await relateSameInvoice(tx, ticket, key)
  }
  await record(tx, {
    action: 'ticket.filed',
    subject: subjectOf(ticket),
    details: {
      number: ticket.number,
      channel: ticket.channel,
      department: destination.departmentKey,
      priority: ticket.priority,
      incidentId,
    },
  })
  await notify(tx, {
    message: 'ticket-received',
    subject: subjectOf(ticket),
    contact,
    ticketId: ticket.id,
  })
  if (destination.assignBy !== 'none')
    await tx.enqueue('tickets.assign', { departmentId: ticket.departmentId })
  return { ticket, duplicate: false }
}

/** A form says which version it showed; a program answers for having shown the one in force; staff ask by word of mouth. */
async function recordReporterConsent(tx: Context, contactId: string, agreedTo: number | undefined) {
  if (tx.actor.type === 'api') await recordConsent(tx, contactId, 'api', agreedTo)
  if (tx.actor.type === 'anonymous') await recordConsent(tx, contactId, 'report', agreedTo)
}

const triesForNumber = 5

async function insertTicket(
  tx: Context,
  id: string,
  report: Report,
  contact: Contact,
  to: Destination,
  incidentId: string | null,
): Promise<Ticket> {
  for (let attempt = 1; attempt <= triesForNumber; attempt++) {
    const [ticket] = await tx.db
      .insert(tickets)
      .values({
        id,
        number: newTicketNumber(randomInt),
        kind: report.kind,
        category: to.category,
        symptom: report.symptom ?? null,
        causeCode: report.causeCode ?? null,
        subject: subjectLine(report),
        description: report.description,
        state: 'new',
        priority: to.priority,
        tags: to.tags,
        departmentId: to.departmentId,
        assignBy: to.assignBy,
        contactId: contact.id,
        reporterType: report.reporterType ?? null,
        channel: report.channel,
        externalId: report.externalId ?? null,
        incidentId,
        lookup: report.lookup ?? {},
        extra: report.extra ?? {},
        createdAt: tx.now,
        lastActivityAt: tx.now,
        reporterWroteAt: tx.now,
        ...startClocks({ kind: report.kind, priority: to.priority }, tx.now),
      })
      .onConflictDoNothing({ target: tickets.number })
      .returning()
    if (ticket) return ticket
  }
  throw new Error('no free ticket number in five draws')
}

/** Reports of the same invoice by others are linked for the desk and disclosed to nobody. */
async function relateSameInvoice(tx: Context, ticket: Ticket, key: string) {
  const others = await tx.db
    .select({ id: reportedInvoices.ticketId })
    .from(reportedInvoices)
    .where(and(eq(reportedInvoices.key, key), ne(reportedInvoices.ticketId, ticket.id)))
    .orderBy(desc(reportedInvoices.ticketId))
    .limit(20)
  if (others.length === 0) return
  await tx.db
    .insert(ticketRelations)
    .values(
      others.map((other) => ({
        ticketId: ticket.id,
        relatedId: other.id,
        kind: 'same_invoice' as const,
        createdAt: tx.now,
      })),
    )
    .onConflictDoNothing()
}

async function sendLinkAgain(tx: Context, ticketId: string): Promise<Filed> {
  const [ticket] = await tx.db.select().from(tickets).where(eq(tickets.id, ticketId))
  if (!ticket) throw new Error('the open report is gone')
  await record(tx, { action: 'ticket.reported_again', subject: subjectOf(ticket) })
  await notify(tx, {
    message: 'ticket-known',
    subject: subjectOf(ticket),
    contact: await findContact(tx, ticket.contactId),
    ticketId: ticket.id,
  })
  return { ticket, duplicate: true }
}
