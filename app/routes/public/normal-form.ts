import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import { dayOf } from '#app/domain/ground/beijing-time.ts'
import { isBlocked } from '#app/domain/invoices/reading/findings.ts'
import { checkInvoice } from '#app/domain/invoices/reading/check-invoice.ts'
import { readTypedInvoice } from '#app/domain/intake/reports/typed-invoice.ts'
import { isInvoiceKind } from '#app/domain/invoices/reading/kinds.ts'
import type { ReportValues } from '#app/ui/public/report/report-values.ts'

const fields = ['number', 'code', 'issuedOn', 'amount', 'checkCode', 'buyerTaxId', 'sellerTaxId'] as const

/**
 * The fields that were understood in another spelling, as the form shows them again: half-width, a number of 20 digits in
 * fours, a mobile without its country. Those that are refused, or plain already, come back as they were typed.
 */
export function normalForm(values: ReportValues, now: Date): ReportValues {
  const typed = (field: (typeof fields)[number]) => values[`invoice.${field}`]
  const kind = values['invoice.kind']
  const today = dayOf(now)
  const { invoice } = readTypedInvoice(
    {
      ...Object.fromEntries(fields.map((field) => [field, typed(field)])),
      kind: isInvoiceKind(kind) ? kind : undefined,
    },
    today,
  )
  const findings = checkInvoice(invoice, today)
  const shown = fields.flatMap((field) => {
    const isRefused = isBlocked(findings.filter((finding) => finding.field === field))
    const value = invoice[field]
    const isPlain = value === typed(field)?.trim()
    return value === null || isRefused || isPlain
      ? []
      : [[`invoice.${field}`, field === 'number' ? inFours(value) : value]]
  })
  return { ...Object.fromEntries(shown), ...mobileOf(values['contact.mobile']) }
}

function mobileOf(typed: string | undefined): ReportValues {
  const national = typed ? normaliseMobile(typed)?.replace('+86', '') : undefined
  const isPlain = typed?.replaceAll(/[ -]/g, '') === national
  return national && !isPlain ? { 'contact.mobile': national } : {}
}

const inFours = (number: string) => (number.length === 20 ? number.replace(/\d{4}(?=\d)/g, '$& ') : number)
