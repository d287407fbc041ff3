import { addDays } from '#app/domain/ground/beijing-time.ts'
import type { Symptom } from '#app/domain/ground/vocabulary/ticket-words.ts'
import {
  invoiceKinds,
  kindNeeds,
  mayHaveLongNumber,
  type InvoiceKind,
} from '#app/domain/invoices/reading/kinds.ts'
import type { Answer, DecisionTable } from './table-schema.ts'
import { answersToReport, trailOf } from './walk.ts'

export type Told = {
  symptom: Symptom | undefined
  kinds?: readonly InvoiceKind[]
  issued?: { from: string | null; until: string | null }
  region?: string
  notRegion?: string
}

type AnswerTells = NonNullable<Answer['invoice']>

const kindsOf = {
  digital: invoiceKinds.filter(mayHaveLongNumber),
  coded: invoiceKinds.filter((kind) => kindNeeds[kind].code && kindNeeds[kind].platform === 'national'),
  regional: invoiceKinds.filter((kind) => kindNeeds[kind].platform === 'regional'),
}

/** What the answers tell of the invoice, as of a day (`YYYY-MM-DD`); later answers correct earlier ones. */
export function toldOfInvoice(table: DecisionTable, answers: readonly string[], today: string): Told {
  const { symptom, invoiceKind } = answersToReport(table, answers)
  const told = trailOf(table, answers).map(({ answer }) => answer.invoice ?? {})
  const { kinds, issuedDaysAgo, region, notRegion }: AnswerTells = Object.assign({}, ...told)
  return {
    symptom,
    // A form that names one kind of a group has only chosen the most frequent of it.
    ...(kinds ? { kinds: kindsOf[kinds] } : invoiceKind ? { kinds: [invoiceKind] } : {}),
    ...(issuedDaysAgo ? { issued: issuedBetween(issuedDaysAgo, today) } : {}),
    ...(region ? { region } : {}),
    ...(notRegion ? { notRegion } : {}),
  }
}

function issuedBetween([least, most]: readonly [number, number | null], today: string) {
  return { from: most === null ? null : addDays(today, -most), until: addDays(today, -least) }
}
