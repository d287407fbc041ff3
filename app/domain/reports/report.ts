import { z } from 'zod'
import { normaliseEmail } from '#app/domain/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/mobile.ts'
import { readAmount } from '#app/domain/invoices/amount.ts'
import { checkInvoice } from '#app/domain/invoices/check-invoice.ts'
import type { Finding } from '#app/domain/invoices/findings.ts'
import { digitsOrNull, type InvoiceFields } from '#app/domain/invoices/invoice-fields.ts'
import { readIssueDate, shanghaiDay } from '#app/domain/invoices/issue-date.ts'
import { invoiceKinds } from '#app/domain/invoices/kinds.ts'
import { invalid, type FieldError } from '#app/domain/errors.ts'
import { reporterTypes, symptoms, ticketChannels, ticketKinds } from '#app/domain/tickets/vocabulary.ts'
import { languages } from '#app/i18n/language.ts'

const text = (most: number) => z.string().trim().max(most)
// An empty field of a form is a field not given.
const optional = (most: number) =>
  text(most)
    .transform((value) => value || undefined)
    .optional()
const optionalChoice = <T extends readonly [string, ...string[]]>(words: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.enum(words).optional())

const Invoice = z.object({
  kind: optionalChoice(invoiceKinds),
  code: optional(40),
  number: text(60).default(''),
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

const Contact = z.object({
  name: optional(100),
  mobile: optional(40),
  email: optional(254),
  language: z.enum(languages).default('zh-CN'),
  notifyBy: z.array(z.enum(['sms', 'email', 'wechat'])).optional(),
})

const Lookup = z.object({
  exactMessage: optional(500),
  lookedUpAt: optional(60),
  through: optional(60),
  steps: optional(2000),
  browser: optional(300),
  foundBefore: optionalChoice(['yes', 'no', 'unknown'] as const),
})

export const ReportInput = z.object({
  kind: z.enum(ticketKinds),
  category: optional(80),
  symptom: optionalChoice(symptoms),
  causeCode: optional(8),
  invoice: Invoice.optional(),
  description: text(5000).min(1),
  contact: Contact,
  reporterType: optionalChoice(reporterTypes),
  lookup: Lookup.optional(),
  extra: z.record(z.string().max(40), z.string().trim().max(2000)).optional(),
  channel: z.enum(ticketChannels).default('web'),
  externalId: optional(200),
  /** "I have this too": the open incident the reporter recognised. */
  incident: optional(40),
})

type Parsed = z.output<typeof ReportInput>
export type ReportedInvoice = InvoiceFields & { buyerName: string | null; sellerName: string | null }
export type Report = Omit<Parsed, 'invoice'> & { invoice: ReportedInvoice | null }
export type ParsedReport = { report: Report; findings: Finding[] }

/**
 * A report as the desk keeps it: addresses and invoice fields normalised. Throws `invalid` naming every field that
 * blocks; findings that only ask to look again come back with the report.
 */
export function parseReport(input: unknown, now: Date): ParsedReport {
  const parsed = ReportInput.safeParse(input)
  if (!parsed.success) throw invalid(parsed.error.issues.map(fieldError))
  const { invoice: given, contact, ...rest } = parsed.data
  const errors: FieldError[] = []

  const mobile = contact.mobile ? normaliseMobile(contact.mobile) : null
  const email = contact.email ? normaliseEmail(contact.email) : null
  if (contact.mobile && !mobile) errors.push({ field: 'contact.mobile', message: 'mobile' })
  if (contact.email && !email) errors.push({ field: 'contact.email', message: 'email' })
  if (!contact.mobile && !contact.email) errors.push({ field: 'contact.mobile', message: 'contact_needed' })

  const invoice = isMeant(given) ? normalised(given) : null
  // Who joins an incident leaves a contact and need not have the invoice at hand.
  if (rest.kind === 'missing_invoice' && !invoice && !rest.incident)
    errors.push({ field: 'invoice.number', message: 'required' })
  const findings = invoice ? checkInvoice(invoice, shanghaiDay(now)) : []
  for (const { level, rule, field } of findings) {
    if (level === 'block') errors.push({ field: `invoice.${field}`, message: `finding.${rule}` })
  }
  if (errors.length > 0) throw invalid(errors)

  return {
    report: {
      ...rest,
      contact: { ...contact, mobile: mobile ?? undefined, email: email ?? undefined },
      invoice,
    },
    findings: findings.filter(({ level }) => level !== 'block'),
  }
}

type GivenInvoice = NonNullable<Parsed['invoice']>

const isMeant = (invoice: Parsed['invoice']): invoice is GivenInvoice =>
  invoice !== undefined && Object.values(invoice).some((value) => value !== undefined && value !== '')

function normalised(given: GivenInvoice): ReportedInvoice {
  return {
    kind: given.kind ?? null,
    code: digitsOrNull(given.code),
    number: digitsOrNull(given.number),
    issuedOn: given.issuedOn ? (readIssueDate(given.issuedOn) ?? given.issuedOn) : null,
    amount: given.amount ? (readAmount(given.amount) ?? given.amount) : null,
    checkCode: digitsOrNull(given.checkCode),
    buyerName: given.buyerName ?? null,
    sellerName: given.sellerName ?? null,
    buyerTaxId: digitsOrNull(given.buyerTaxId),
    sellerTaxId: digitsOrNull(given.sellerTaxId),
  }
}

/** A field and a key of the errors catalogue, from what the schema says. */
export function fieldError(issue: z.core.$ZodIssue): FieldError {
  const field = issue.path.map(String).join('.')
  switch (issue.code) {
    case 'invalid_type':
      return { field, message: issue.input === undefined ? 'required' : 'type' }
    case 'too_small':
      return { field, message: issue.origin === 'string' ? 'required' : 'too_small' }
    case 'too_big':
      return { field, message: issue.origin === 'string' ? 'too_long' : 'too_big' }
    case 'invalid_value':
      return { field, message: 'choice' }
    case 'custom':
      // A schema's own rule names a word of the catalogue; zod's own sentence is none.
      return { field, message: /^[a-z_.]+$/.test(issue.message) ? issue.message : 'type' }
    default:
      return { field, message: 'type' }
  }
}
