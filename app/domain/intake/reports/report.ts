import { maskTyped } from '#app/domain/contacts/contacts/mask-typed.ts'
import { line, prose } from '#app/domain/ground/input/text.ts'
import { fieldErrors } from '#app/domain/ground/errors/field-error.ts'
import { z } from 'zod'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import type { Finding } from '#app/domain/invoices/reading/findings.ts'
import { invalid, type FieldError } from '#app/domain/ground/errors/errors.ts'
import {
  reporterTypes,
  symptoms,
  openChannels,
  ticketKinds,
} from '#app/domain/ground/vocabulary/ticket-words.ts'
import { languages } from '#app/i18n/language.ts'
import { isMeant, judgeInvoice, InvoiceInput, type ReportedInvoice } from './judge-invoice.ts'
import { optional, optionalChoice } from './optional-fields.ts'

/** What people tell in their own words. */
const typed = (most: number) => prose(most).transform(maskTyped)

const Contact = z.object({
  name: optional(100),
  mobile: optional(40),
  email: optional(254),
  language: z.enum(languages).default('zh-CN'),
  notifyBy: z.array(z.enum(['sms', 'email'])).optional(),
})

const Lookup = z.object({
  exactMessage: optional(500, typed),
  lookedUpAt: optional(60),
  through: optional(60),
  steps: optional(2000, typed),
  browser: optional(300),
  foundBefore: optionalChoice(['yes', 'no', 'unknown'] as const),
})

export const ReportInput = z.object({
  kind: z.enum(ticketKinds),
  category: optional(80),
  symptom: optionalChoice(symptoms),
  causeCode: optional(8),
  invoice: InvoiceInput.optional(),
  description: prose(5000).min(1).transform(maskTyped),
  contact: Contact,
  reporterType: optionalChoice(reporterTypes),
  lookup: Lookup.optional(),
  extra: z.record(line(40), typed(2000)).optional(),
  channel: z.enum(openChannels).default('web'),
  externalId: optional(200),
  /** "I have this too": the open incident the reporter recognised. */
  incident: optional(40),
})

type Parsed = z.output<typeof ReportInput>
export type { ReportedInvoice } from './judge-invoice.ts'
export type Report = Omit<Parsed, 'invoice'> & { invoice: ReportedInvoice | null }
export type ParsedReport = { report: Report; findings: Finding[] }

/**
 * A report as the desk keeps it: addresses and invoice fields normalised. Throws `invalid` naming every field that
 * blocks, those of wrong type and those of wrong content in one round; findings that only ask to look again come back
 * with the report.
 */
export function parseReport(input: unknown, now: Date): ParsedReport {
  const parsed = ReportInput.safeParse(input)
  if (!parsed.success) {
    const wrong = fieldErrors(parsed.error, input)
    const known = new Set(wrong.map(({ field }) => field))
    const parts = Parts.safeParse(input)
    const more = parts.success ? judge(parts.data, now).errors : []
    throw invalid([...wrong, ...more.filter(({ field }) => !known.has(field))])
  }
  const { mobile, email, invoice, findings, errors } = judge(parsed.data, now)
  if (errors.length > 0) throw invalid(errors)

  return {
    report: {
      ...parsed.data,
      contact: { ...parsed.data.contact, mobile: mobile ?? undefined, email: email ?? undefined },
      invoice,
    },
    findings: findings.filter(({ level }) => level !== 'block'),
  }
}

/** The parts whose content is judged; one of wrong type is null, as its own error is named already. */
const Parts = z.object({
  kind: z.enum(ticketKinds).optional().catch(undefined),
  contact: Contact.nullish().catch(null),
  invoice: InvoiceInput.nullish().catch(null),
  incident: z.string().optional().catch(undefined),
})

/** What the content of a report's parts says: addresses and invoice normalised, and the fields that block. */
function judge({ kind, contact, invoice: given, incident }: z.output<typeof Parts>, now: Date) {
  const errors: FieldError[] = []
  const mobile = contact?.mobile ? normaliseMobile(contact.mobile) : null
  const email = contact?.email ? normaliseEmail(contact.email) : null
  if (contact?.mobile && !mobile) errors.push({ field: 'contact.mobile', message: 'mobile' })
  if (contact?.email && !email) errors.push({ field: 'contact.email', message: 'email' })
  if (contact && !contact.mobile && !contact.email)
    errors.push({ field: 'contact.mobile', message: 'contact_needed' })

  const read = isMeant(given) ? judgeInvoice(given, now) : null
  const invoice = read?.invoice ?? null
  // Who joins an incident leaves a contact and need not have the invoice at hand.
  if (kind === 'missing_invoice' && !invoice && given !== null && !incident)
    errors.push({ field: 'invoice.number', message: 'required' })
  const findings = read?.findings ?? []
  errors.push(...(read?.errors ?? []))
  return { mobile, email, invoice, findings, errors }
}
