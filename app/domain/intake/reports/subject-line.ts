import { translator } from '#app/i18n/catalogue.ts'
import { cutText } from '#app/domain/ground/text/cut.ts'
import type { Report } from './report.ts'

const longest = 60

/** What a report is about in one line, for lists and messages, in the language of its reporter. */
export function subjectLine(report: Report): string {
  const t = translator(report.contact.language)
  if (report.kind === 'missing_invoice') {
    const symptom = t(`symptom.${report.symptom ?? 'other'}`)
    const number = report.invoice?.number
    return number ? t('subject.invoice', { symptom, tail: number.slice(-6) }) : symptom
  }
  const short = cutText(report.description.replaceAll(/\s+/g, ' '), longest)
  return t('subject.other', { kind: t(`kind.${report.kind}`), words: short })
}
