import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { cutText } from '#app/domain/ground/text/cut.ts'
import type { Symptom, TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'

const longest = 60

/** What a subject is made from. */
export type SubjectFacts = {
  kind: TicketKind
  symptom?: Symptom | null | undefined
  description: string
  invoice?: { number: string | null } | null | undefined
  contact: { language: Language }
}

/** What a report is about in one line, for lists and messages, in the language of its reporter. */
export function subjectLine(report: SubjectFacts): string {
  const t = translator(report.contact.language)
  if (report.kind === 'missing_invoice') {
    const symptom = t(`symptom.${report.symptom ?? 'not_found'}`)
    const number = report.invoice?.number
    return number ? t('subject.invoice', { symptom, tail: number.slice(-6) }) : symptom
  }
  const kind = t(`kind.${report.kind}`)
  const words = report.description.replaceAll(/\s+/g, ' ')
  // Whoever begins with the kind of request has said it.
  const begins = words.startsWith(kind) && /^ ?[:：]/.test(words.slice(kind.length))
  if (begins) return cutText(words, longest)
  return t('subject.other', { kind, words: cutText(words, longest) })
}
