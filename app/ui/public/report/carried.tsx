import type { TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { asksForResearch, extrasOf } from '#app/ui/public/report/other-section.tsx'
import { carriedName, type FormState } from '#app/ui/public/report/report-values.ts'

/** Groups of fields that depend on the kind of request. */
const ofKind = /^(?:invoice|lookup|extra)\.|^symptom$/

/** What was typed under another kind of request: carried, so that it is there again when one goes back. */
export function Carried({ kind, form: { values } }: { kind: TicketKind; form: FormState }) {
  const carried = Object.entries(values).filter(
    ([name, value]) => ofKind.test(name) && !isShown(kind, name) && value,
  )
  return carried.map(([name, value]) => (
    <input key={name} type="hidden" name={carriedName(name)} value={value} />
  ))
}

function isShown(kind: TicketKind, name: string): boolean {
  if (kind === 'missing_invoice') return !name.startsWith('extra.')
  const isAsked = extrasOf(kind).some((extra) => extra.name === name)
  return isAsked || (name === 'extra.research' && asksForResearch(kind))
}
