import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { contacts, openReports, reportedInvoices, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { inFen, readAmount } from '#app/domain/invoices/reading/amount.ts'
import { isInvoiceKind } from '#app/domain/invoices/reading/kinds.ts'
import { readCode } from '#app/domain/invoices/reading/read-code.ts'
import type { ReportedInvoice } from './report.ts'

type Addresses = { mobileIndex: string | null; emailIndex: string | null }

/**
 * The open report of the same contact that names the code of an invoice given by its eight digits alone; null where
 * something speaks against it, or two do. The other way round the second report brings the code that the desk needs:
 * it is filed, and related to the first.
 */
export async function openReportWithCode(
  tx: Context,
  { mobileIndex, emailIndex }: Addresses,
  invoice: ReportedInvoice,
): Promise<string | null> {
  if (invoice.code !== null || invoice.number?.length !== 8 || !(mobileIndex ?? emailIndex)) return null
  const known = await tx.db
    .selectDistinct({
      ticketId: reportedInvoices.ticketId,
      kind: reportedInvoices.kind,
      code: reportedInvoices.code,
      issuedOn: reportedInvoices.issuedOn,
      amount: reportedInvoices.amount,
    })
    .from(reportedInvoices)
    .innerJoin(openReports, eq(openReports.ticketId, reportedInvoices.ticketId))
    .innerJoin(tickets, eq(tickets.id, reportedInvoices.ticketId))
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .where(
      and(
        eq(reportedInvoices.number, invoice.number),
        isNotNull(reportedInvoices.code),
        isNull(tickets.drillSince),
        or(
          mobileIndex ? eq(contacts.mobileIndex, mobileIndex) : undefined,
          emailIndex ? eq(contacts.emailIndex, emailIndex) : undefined,
        ),
      ),
    )
    .orderBy(reportedInvoices.ticketId)
    .limit(3)
  const [same, another] = known.filter((other) => !contradicts(invoice, other))
  return same && !another ? same.ticketId : null
}

type Known = { kind: string | null; code: string | null; issuedOn: string | null; amount: string | null }

/** Whether both say something of the invoice, and not the same. */
function contradicts(invoice: ReportedInvoice, other: Known): boolean {
  const kind = isInvoiceKind(other.kind) ? other.kind : (readCode(other.code ?? '')?.kind ?? null)
  return (
    differ(invoice.kind, kind) ||
    differ(invoice.issuedOn, other.issuedOn) ||
    differ(fenOf(invoice.amount), fenOf(other.amount))
  )
}

const differ = <Value>(one: Value | null, other: Value | null) =>
  one !== null && other !== null && one !== other

const fenOf = (amount: string | null) => {
  const read = amount === null ? null : readAmount(amount)
  return read === null ? null : inFen(read)
}
