import { reportedInvoices } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { isCalendarDate } from '#app/domain/invoices/reading/issue-date.ts'
import { readCode } from '#app/domain/invoices/reading/read-code.ts'
import { blindIndex, encrypt } from '#app/platform/crypto.ts'
import type { ReportedInvoice } from './judge-invoice.ts'

/** Writes the invoice of a ticket, also in place of the one it had. Taxpayer numbers may be built on a citizen's ID: encrypted, found by blind index. */
export async function storeInvoice(tx: Context, ticketId: string, key: string, invoice: ReportedInvoice) {
  const seal = (column: string, value: string | null) =>
    value ? encrypt(value, { table: 'reported_invoices', column, row: ticketId }) : null
  const index = (value: string | null) => (value ? blindIndex('tax_id', value) : null)
  const row = {
    key,
    kind: invoice.kind,
    code: invoice.code,
    number: invoice.number ?? '',
    issuedOn: invoice.issuedOn && isCalendarDate(invoice.issuedOn) ? invoice.issuedOn : null,
    amount: invoice.amount,
    checkCode: invoice.checkCode,
    buyerName: invoice.buyerName,
    sellerName: invoice.sellerName,
    buyerTaxIdCipher: seal('buyer_tax_id', invoice.buyerTaxId),
    buyerTaxIdIndex: index(invoice.buyerTaxId),
    sellerTaxIdCipher: seal('seller_tax_id', invoice.sellerTaxId),
    sellerTaxIdIndex: index(invoice.sellerTaxId),
    region: regionOf(invoice),
  }
  await tx.db
    .insert(reportedInvoices)
    .values({ ticketId, ...row })
    .onConflictDoUpdate({ target: reportedInvoices.ticketId, set: row })
}

/** Four digits as in invoice codes; a 20-digit number names the province only. */
export function regionOf(invoice: Pick<ReportedInvoice, 'code' | 'number'>): string | null {
  const code = invoice.code ? readCode(invoice.code) : null
  if (code) return code.region
  return invoice.number?.length === 20 ? `${invoice.number.slice(2, 4)}00` : null
}
