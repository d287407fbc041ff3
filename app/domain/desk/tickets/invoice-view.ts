import type { reportedInvoices } from '#db/schema/index.ts'
import { maskTaxId } from '#app/domain/contacts/contacts/mask.ts'
import { decryptIfReadable } from '#app/platform/crypto.ts'

export type InvoiceView = {
  kind: string | null
  code: string | null
  number: string
  issuedOn: string | null
  amount: string | null
  checkCode: string | null
  buyerName: string | null
  sellerName: string | null
  buyerTaxId: string | null
  sellerTaxId: string | null
  region: string | null
}
/** The reported invoice as shown: a taxpayer number built on a citizen's ID is masked. */
export function invoiceView(invoice: typeof reportedInvoices.$inferSelect): InvoiceView {
  const open = (column: string, cipher: Buffer | null) => {
    const place = { table: 'reported_invoices', column, row: invoice.ticketId }
    const taxId = cipher && decryptIfReadable(cipher, place)
    return taxId && maskTaxId(taxId)
  }
  const { kind, code, number, issuedOn, amount, checkCode, buyerName, sellerName, region } = invoice
  return {
    kind,
    code,
    number,
    issuedOn,
    amount,
    checkCode,
    buyerName,
    sellerName,
    buyerTaxId: open('buyer_tax_id', invoice.buyerTaxIdCipher),
    sellerTaxId: open('seller_tax_id', invoice.sellerTaxIdCipher),
    region,
  }
}
