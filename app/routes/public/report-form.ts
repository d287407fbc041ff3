import { decisionTable } from '#app/domain/causes/decision-table.ts'
import { answersToReport, parseAnswers } from '#app/domain/causes/walk.ts'
import { isTicketKind, type TicketKind } from '#app/domain/tickets/vocabulary.ts'
import { browserName } from '#app/routes/public/browser-name.ts'
import type { ReportValues } from '#app/ui/public/report/report-values.ts'

const nested = ['invoice', 'contact', 'lookup', 'extra'] as const

/** The fields as the form names them (`contact.mobile`) as the nested input that the domain reads. */
export function inputOf(form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  const groups = new Map<string, Record<string, unknown>>()
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    const [group = '', field] = name.split('.', 2)
    if (field === undefined) input[name] = value
    else if (nested.some((known) => known === group))
      groups.set(group, { ...groups.get(group), [field]: value })
  }
  const ways = waysOf(form)
  const contact = { ...groups.get('contact'), notifyBy: ways.length > 0 ? ways : undefined }
  return { ...input, ...Object.fromEntries(groups), contact, channel: 'web' }
}

/** What was typed, to be shown again. */
export function valuesOf(form: FormData): ReportValues {
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  return { ...Object.fromEntries(texts), 'contact.notifyBy': waysOf(form).join(',') }
}

const waysOf = (form: FormData) => form.getAll('contact.notifyBy').filter((way) => typeof way === 'string')

export const kindOf = (text: unknown): TicketKind => (isTicketKind(text) ? text : 'missing_invoice')

export type Prefilled = { kind: TicketKind; values: ReportValues; causeCode?: string; fromCheck: boolean }

/** The form before anything is typed: what the self-check answered and what the request itself tells. */
export function prefill(request: Request, now: Date): Prefilled {
  const { searchParams } = new URL(request.url)
  const answers = parseAnswers(searchParams.get('a'))
  const known = answersToReport(decisionTable, answers)
  const cause = known.causeCode ?? searchParams.get('cause') ?? undefined
  return {
    kind: kindOf(searchParams.get('kind') ?? known.kind),
    causeCode: cause,
    fromCheck: answers.length > 0,
    values: {
      symptom: known.symptom,
      'invoice.kind': known.invoiceKind,
      'lookup.foundBefore': known.foundBefore,
      'lookup.through': known.through,
      'lookup.lookedUpAt': shanghaiMinute(now),
      'lookup.browser': browserName(request.headers.get('user-agent') ?? ''),
    },
  }
}

/** As `datetime-local` takes it, in Asia/Shanghai. */
const shanghaiMinute = (now: Date) => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
