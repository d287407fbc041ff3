import { eq } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import { indexesOf, storeContact, type Contact } from '#app/domain/contacts/contacts/store-contact.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid } from '#app/domain/ground/errors/errors.ts'
import { joinableIncident } from '#app/domain/incidents/incidents/open-incidents.ts'
import { invoiceKey } from '#app/domain/invoices/reading/invoice-key.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { recordConsent } from '#app/domain/contacts/privacy/consent.ts'
import { isCategory } from '#app/domain/desk/routing/find-category.ts'
import { routeReport, type Destination } from '#app/domain/desk/routing/route-report.ts'
import { startClocks } from '#app/domain/desk/tickets/clocks.ts'
import { insertTicket } from '#app/domain/desk/tickets/insert-ticket.ts'
import { claimOpenReports, openReportKeys } from '#app/domain/desk/tickets/open-reports.ts'
import { canFile } from '#app/domain/desk/tickets/policy.ts'
import { subjectOf, type Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { openReportWithCode } from './report-with-code.ts'
import { regionOf, storeInvoice } from './store-invoice.ts'
import { filedBefore } from './filed-before.ts'
import { relateSameInvoice } from './relate-same-invoice.ts'
import { subjectLine } from '#app/domain/desk/tickets/subject-line.ts'
import type { Report, ReportedInvoice } from './report.ts'

/** `again`: the program has filed this very report before, under the same name. */
export type Filed = { ticket: Ticket; duplicate: boolean; again?: boolean }

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
  const known = report.externalId ? await filedBefore(tx, report.externalId) : null
  if (known) return { ticket: known, duplicate: true, again: true }

  const id = uuidv7(tx.now)
  const key = report.invoice ? invoiceKey(report.invoice) : null
  const addresses = indexesOf(report.contact)
  const withCode = report.invoice ? await openReportWithCode(tx, addresses, report.invoice) : null
  if (withCode) return sendLinkAgain(tx, withCode)
  const holder = key ? await claimOpenReports(tx, id, openReportKeys(addresses, key)) : null
  if (holder) return sendLinkAgain(tx, holder)

  const contact = await storeContact(tx, report.contact)
  // One way to the database for all three: beside a flood each way takes as long as the pages in work.
  const [incidentId, destination] = await Promise.all([
    report.incident ? joinableIncident(tx, report.incident) : null,
    destinationOf(tx, report),
    recordReporterConsent(tx, contact.id, agreedTo),
  ])
  const ticket = await insertTicket(tx, ticketOf(tx, id, report, contact, destination, incidentId))
  await Promise.all([
    report.invoice && key ? keepInvoice(tx, ticket, key, report.invoice) : null,
    record(tx, {
      action: 'ticket.filed',
      subject: subjectOf(ticket),
      details: {
        number: ticket.number,
        channel: ticket.channel,
        department: destination.departmentKey,
        priority: ticket.priority,
        incidentId,
      },
    }),
  ])
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

const destinationOf = (tx: Context, report: Report): Promise<Destination> =>
  routeReport(
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

/** A form says which version it showed; a program answers for having shown the one in force; staff ask by word of mouth. */
async function recordReporterConsent(tx: Context, contactId: string, agreedTo: number | undefined) {
  if (tx.actor.type === 'api') await recordConsent(tx, contactId, 'api', agreedTo)
  if (tx.actor.type === 'anonymous') await recordConsent(tx, contactId, 'report', agreedTo)
}

const ticketOf = (
  tx: Context,
  id: string,
  report: Report,
  contact: Contact,
  to: Destination,
  incidentId: string | null,
) => ({
  id,
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
  apiKeyId: tx.actor.type === 'api' ? tx.actor.keyId : null,
  externalId: report.externalId ?? null,
  incidentId,
  lookup: report.lookup ?? {},
  extra: report.extra ?? {},
  createdAt: tx.now,
  lastActivityAt: tx.now,
  reporterWroteAt: tx.now,
  ...startClocks({ kind: report.kind, priority: to.priority }, tx.now),
})

async function keepInvoice(tx: Context, ticket: Ticket, key: string, invoice: ReportedInvoice) {
  await storeInvoice(tx, ticket.id, key, invoice)
  await relateSameInvoice(tx, ticket, key, invoice)
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
