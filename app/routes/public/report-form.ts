import { minuteOf } from '#app/domain/ground/beijing-time.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import { answersToReport, formatAnswers, parseAnswers } from '#app/domain/knowledge/causes/walk.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { isTicketKind, type TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { browserName } from '#app/routes/public/browser-name.ts'
import { carriedName, type ReportValues } from '#app/ui/public/report/report-values.ts'

const usualSymptom = 'not_found'

/** The fields of the report's forms by the group that they belong to; no other is taken. */
const plain = ['kind', 'symptom', 'description', 'reporterType', 'incident'] as const
const groups = {
  invoice: [
    ...['kind', 'code', 'number', 'issuedOn', 'amount', 'checkCode'],
    ...['buyerName', 'buyerTaxId', 'sellerName', 'sellerTaxId'],
  ],
  contact: ['name', 'mobile', 'email', 'language'],
  lookup: ['exactMessage', 'lookedUpAt', 'through', 'steps', 'browser', 'foundBefore'],
  extra: ['where', 'about', 'wanted', 'problem', 'topic', 'research'],
}
const answers = ['consent', 'confirm', 'asked', 'privacyVersion', 'check']
const names = [
  ...plain,
  ...answers,
  ...Object.entries(groups).flatMap(([group, fields]) => fields.map((field) => `${group}.${field}`)),
]

/**
 * The fields as the form names them (`contact.mobile`) as the nested input that the domain reads. Who says nothing of what
 * the search showed has not found the invoice.
 */
export function inputOf(form: FormData, otherwise: Record<string, string> = {}): Record<string, unknown> {
  const texts = (prefix: string, fields: readonly string[]) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = form.get(prefix + field)
        return typeof value === 'string' ? [[field, value]] : []
      }),
    )
  const given = Object.entries(groups)
    .map(([group, fields]) => [group, texts(`${group}.`, fields)] as const)
    .filter(([, fields]) => Object.keys(fields).length > 0)
  const ways = waysOf(form)
  const contact = { ...texts('contact.', groups.contact), notifyBy: ways.length > 0 ? ways : undefined }
  const causeCode = causeIn(form)
  const usual = kindOf(form.get('kind')) === 'missing_invoice' ? { symptom: usualSymptom } : {}
  return {
    ...usual,
    ...otherwise,
    ...texts('', plain),
    ...Object.fromEntries(given),
    contact,
    causeCode,
    channel: 'web',
  }
}

/**
 * The cause that the answers of the self-check lead to. They are followed again: a form that named a cause itself would
 * choose its department and priority.
 */
function causeIn(form: FormData): string | undefined {
  const { kind = 'missing_invoice', causeCode } = answersToReport(
    decisionTable,
    parseAnswers(textOf(form, 'check')),
  )
  return kind === kindOf(form.get('kind')) ? causeCode : undefined
}

/**
 * What was typed, to be shown again: also what was typed under another kind of request, whose fields this form only
 * carries (`kept.`) and does not send.
 */
export function valuesOf(form: FormData): ReportValues {
  const texts = names.flatMap((name) => {
    const value = form.get(name) ?? form.get(carriedName(name))
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return { ...Object.fromEntries(texts), 'contact.notifyBy': waysOf(form).join(',') }
}

const waysOf = (form: FormData) => form.getAll('contact.notifyBy').filter((way) => typeof way === 'string')

export const kindOf = (text: unknown): TicketKind => (isTicketKind(text) ? text : 'missing_invoice')

export type Prefilled = {
  kind: TicketKind
  values: ReportValues
  /** The symptom and cause that the self-check led to. */
  answered?: string
  causeCode?: string
  fromCheck: boolean
}

/** The form before anything is typed: what the self-check answered and what the request itself tells. */
export function prefill(request: Request, now: Date): Prefilled {
  const { searchParams } = new URL(request.url)
  const answers = parseAnswers(searchParams.get('a'))
  const known = answersToReport(decisionTable, answers)
  return {
    kind: kindOf(searchParams.get('kind') ?? known.kind),
    answered: known.symptom,
    causeCode: known.causeCode,
    fromCheck: answers.length > 0,
    values: {
      check: formatAnswers(answers) || undefined,
      symptom: known.symptom ?? usualSymptom,
      'invoice.kind': known.invoiceKind,
      'lookup.foundBefore': known.foundBefore,
      'lookup.through': known.through,
      'lookup.lookedUpAt': minuteOf(now),
      'lookup.browser': browserName(request.headers.get('user-agent') ?? ''),
    },
  }
}
