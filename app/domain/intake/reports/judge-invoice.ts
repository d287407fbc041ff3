import { z } from 'zod'
import { dayOf } from '#app/domain/ground/beijing-time.ts'
import type { FieldError } from '#app/domain/ground/errors/errors.ts'
import { line } from '#app/domain/ground/input/text.ts'
import { checkInvoice } from '#app/domain/invoices/reading/check-invoice.ts'
import type { Finding } from '#app/domain/invoices/reading/findings.ts'
import type { InvoiceFields } from '#app/domain/invoices/reading/invoice-fields.ts'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import { optional, optionalChoice } from './optional-fields.ts'
import { readTypedInvoice } from './typed-invoice.ts'

/** An invoice as people and programs give it, field by field. */
export const InvoiceInput = z.object({
  kind: optionalChoice(invoiceKinds),
  code: optional(40),
  // Room for a payload or link that is pasted here.
  number: line(500).default(''),
  issuedOn: optional(40),
  amount: z
    .preprocess((value) => (typeof value === 'number' ? String(value) : value), optional(40))
    .meta({ type: ['string', 'number'] }),
  checkCode: optional(40),
  buyerName: optional(200),
  sellerName: optional(200),
  sellerTaxId: optional(60),
  buyerTaxId: optional(60),
})

export type GivenInvoice = z.output<typeof InvoiceInput>
export type ReportedInvoice = InvoiceFields & { buyerName: string | null; sellerName: string | null }

/** Whether any field says something. */
export const isMeant = (invoice: GivenInvoice | null | undefined): invoice is GivenInvoice =>
  !!invoice && Object.values(invoice).some((value) => value !== undefined && value !== '')

/** The invoice in its normal form, what was found, and the fields that block. */
export function judgeInvoice(
  given: GivenInvoice,
  now: Date,
): { invoice: ReportedInvoice; findings: Finding[]; errors: FieldError[] } {
  const read = readTypedInvoice(given, dayOf(now))
  const invoice = {
    ...read.invoice,
    buyerName: given.buyerName ?? null,
    sellerName: given.sellerName ?? null,
  }
  const findings = [...read.findings, ...checkInvoice(invoice, dayOf(now))]
  const errors = findings.flatMap(({ level, rule, field }) =>
    level === 'block' ? [{ field: `invoice.${field}`, message: `finding.${rule}` }] : [],
  )
  return { invoice, findings, errors }
}
