import { readAmount } from '#app/domain/invoices/reading/amount.ts'
import { withoutLabel } from '#app/domain/invoices/reading/field-text.ts'
import type { Finding } from '#app/domain/invoices/reading/findings.ts'
import { digitsOrNull, type InvoiceFields } from '#app/domain/invoices/reading/invoice-fields.ts'
import { readIssueDate } from '#app/domain/invoices/reading/issue-date.ts'
import { readInvoice } from '#app/domain/invoices/reading/read-invoice.ts'

type Texts = { [Field in keyof InvoiceFields]?: string | undefined }

/** An invoice as typed field by field, in its normal form. What can't be read stays as typed, to be refused. */
export function readTypedInvoice(
  given: Texts & { kind?: InvoiceFields['kind'] | undefined },
  today: string,
): { invoice: InvoiceFields; findings: Finding[] } {
  const pasted = pastedInto(given.number, today)
  const code = given.code ? digitsOrNull(withoutLabel(given.code)) : null
  const amount = given.amount ? (readAmount(withoutLabel(given.amount)) ?? given.amount) : null
  const issuedOn = given.issuedOn ? (readIssueDate(withoutLabel(given.issuedOn)) ?? given.issuedOn) : null
  const checkCode = given.checkCode ? digitsOrNull(withoutLabel(given.checkCode)) : null
  return {
    invoice: {
      kind: given.kind ?? pasted?.kind ?? null,
      code: code ?? pasted?.code ?? null,
      number: pasted?.number ?? digitsOrNull(given.number),
      issuedOn: issuedOn ?? pasted?.issuedOn ?? null,
      amount: amount ?? pasted?.amount ?? null,
      checkCode: checkCode ?? pasted?.checkCode ?? null,
      buyerTaxId: digitsOrNull(given.buyerTaxId) ?? pasted?.buyerTaxId ?? null,
      sellerTaxId: digitsOrNull(given.sellerTaxId) ?? pasted?.sellerTaxId ?? null,
    },
    findings: (pasted?.findings ?? []).filter(({ rule }) => rule === 'several_numbers'),
  }
}

/** More than a number in its field: its label, the whole line, the payload of a QR code or a link. */
function pastedInto(text: string | undefined, today: string) {
  const plain = digitsOrNull(text)
  if (!text || plain === null || /^\d+$/.test(plain)) return null
  const reading = readInvoice(text, today)
  return reading.number === null ? null : reading
}
