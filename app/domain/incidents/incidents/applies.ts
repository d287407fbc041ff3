import { invalid } from '#app/domain/ground/errors/errors.ts'
import type { Symptom } from '#app/domain/ground/vocabulary/ticket-words.ts'
import type { Component } from '#app/domain/ground/vocabulary/components.ts'
import { regionStarts } from '#app/domain/invoices/reading/region-names.ts'
import type { InvoiceKind } from '#app/domain/invoices/reading/kinds.ts'
import type { Incident } from './incident.ts'

/** What an incident is stated to apply to. An empty list and a missing day exclude nothing. */
export type AppliesTo = Pick<
  Incident,
  'components' | 'regions' | 'invoiceKinds' | 'symptoms' | 'issuedFrom' | 'issuedUntil'
>

/** What is known of the invoice and of what somebody sees; what is left out is unknown and excludes nothing. */
export type Seen = {
  symptom: Symptom
  /** It is one of these. */
  kinds?: readonly InvoiceKind[] | undefined
  /** Issued on one of these days; null is open. */
  issued?: { from: string | null; until: string | null } | undefined
  /** Four digits, as invoices carry them. */
  region?: string | null | undefined
  /** The digits of a province that it does not come from. */
  notRegion?: string | undefined
}

/** What a symptom would come from, if it came from us. A symptom of the invoice itself comes from none of it. */
const componentsBehind: Record<Symptom, readonly Component[]> = {
  not_found: ['lookup', 'verification', 'data_sync'],
  not_synced: ['data_sync'],
  vanished: ['lookup', 'verification', 'data_sync'],
  error: ['lookup', 'verification', 'portal'],
  other: ['lookup', 'verification', 'data_sync', 'portal'],
  mismatch: [],
  void: [],
  quota: [],
}

/** An incident without components concerns the whole service. */
export function fits(components: readonly string[], symptom: Symptom): boolean {
  const behind = componentsBehind[symptom]
  if (behind.length === 0) return false
  return components.length === 0 || behind.some((component) => components.includes(component))
}

/** Throws invalid where the issue dates end before they begin. */
export function ensureDaysInOrder({
  issuedFrom,
  issuedUntil,
}: Pick<AppliesTo, 'issuedFrom' | 'issuedUntil'>) {
  if (issuedFrom && issuedUntil && issuedUntil < issuedFrom)
    throw invalid([{ field: 'issuedUntil', message: 'before_issued_from' }])
}

/** Whether an incident may be behind what somebody sees: nothing that it states speaks against it. */
export function applies(to: AppliesTo, seen: Seen): boolean {
  return (
    appliesToSymptom(to, seen) &&
    appliesToKind(to, seen) &&
    appliesToDay(to, seen) &&
    appliesToRegion(to, seen)
  )
}

/** Who commands an incident knows better than a table of components. */
const appliesToSymptom = (to: AppliesTo, { symptom }: Seen) =>
  to.symptoms.length > 0 ? to.symptoms.includes(symptom) : fits(to.components, symptom)

const appliesToKind = ({ invoiceKinds }: AppliesTo, { kinds = [] }: Seen) =>
  invoiceKinds.length === 0 || kinds.length === 0 || kinds.some((kind) => invoiceKinds.includes(kind))

function appliesToDay({ issuedFrom, issuedUntil }: AppliesTo, { issued }: Seen): boolean {
  const isLater = issuedUntil !== null && !!issued?.from && issued.from > issuedUntil
  const isEarlier = issuedFrom !== null && !!issued?.until && issued.until < issuedFrom
  return !isLater && !isEarlier
}

function appliesToRegion({ regions }: AppliesTo, { region, notRegion }: Seen): boolean {
  const starts = regionStarts(regions)
  if (starts === null) return true
  if (region) return starts.some((start) => region.startsWith(start))
  return notRegion === undefined || starts.some((start) => !start.startsWith(notRegion))
}
