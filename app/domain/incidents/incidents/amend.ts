import { Day } from '#app/domain/ground/input/day.ts'
import { symptoms } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import { line, prose } from '#app/domain/ground/input/text.ts'
import { wholeNumber } from '#app/domain/ground/input/whole-number.ts'
import { Moment } from '#app/domain/ground/input/moment.ts'
import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { incidents } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid } from '#app/domain/ground/errors/errors.ts'
import { ensureFresh } from '#app/domain/ground/errors/stale.ts'
import { publicIncidentChanged } from './public-incident-changed.ts'
import { ensureDaysInOrder } from './applies.ts'
import { impactOf } from './declare.ts'
import { Translated, translatedLine } from '#app/domain/ground/translated/translated.ts'
import { lockIncident, subjectOfIncident, type Incident } from './incident.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import { canCommand, canDraft } from '#app/domain/people/roles/may.ts'

const count = wholeNumber(0, 10_000_000_000).optional()
/** Without a date it is of now; without a figure there is none. */
const Estimate = z.object({ taxpayers: count, invoices: count, at: Moment.optional() })

/** What is left out stays as it is; null takes a text away. */
export const Amendment = z.object({
  title: translatedLine(120).optional(),
  severity: wholeNumber(1, 4).optional(),
  components: z.array(z.enum(components)).optional(),
  regions: z.array(line(40).min(1)).max(40).optional(),
  invoiceKinds: z.array(z.enum(invoiceKinds)).optional(),
  symptoms: z.array(z.enum(symptoms)).optional(),
  issuedFrom: Day.nullable().optional(),
  issuedUntil: Day.nullable().optional(),
  dependencies: z.array(line(80).min(1)).max(20).optional(),
  description: prose(8000).min(1).optional(),
  workaround: Translated.nullable().optional(),
  relief: Translated.nullable().optional(),
  estimate: Estimate.nullable().optional(),
  /** The version the author has read; a newer one is not overwritten unseen. */
  seenVersion: wholeNumber(0, 1_000_000_000).optional(),
})
export type Amendment = z.input<typeof Amendment>

/** What communications may change alone: the words that tell people how to help themselves. */
const wording: readonly string[] = ['workaround', 'relief'] satisfies Array<keyof Amendment>

/**
 * Changes what is said of a running incident. The former texts stay in its history (details.before), and public pages
 * show the new ones at once. Throws conflict when it is over or was changed after `seenVersion`.
 */
export function amendIncident(ctx: Context, number: string, input: Amendment): Promise<Incident> {
  const { seenVersion, ...amendment } = Amendment.parse(input)
  return inTransaction(ctx, async (tx) => {
    const incident = await lockIncident(tx, number)
    ensure(canDraft(tx.actor))
    if (incident.resolvedAt) throw conflict('incident.resolved')
    const changes = changesOf(incident, amendment, tx.now)
    const changed = Object.keys(changes)
    ensure(canCommand(tx.actor) || changed.every((name) => wording.includes(name)))
    if (changed.length === 0) return incident
    ensureFresh('incident', seenVersion, incident.version)
    ensureDaysInOrder({ ...incident, ...changes })

    const [amended] = await tx.db
      .update(incidents)
      .set({ ...changes, ...statesAfter(incident, changes), version: incident.version + 1 })
      .where(eq(incidents.id, incident.id))
      .returning()
    await record(tx, {
      action: 'incident.amended',
      subject: subjectOfIncident(incident),
      details: {
        changed,
        before: Object.fromEntries(Object.entries(incident).filter(([name]) => changed.includes(name))),
      },
    })
    await publicIncidentChanged(tx, incident)
    return amended ?? incident
  })
}

type Change = Omit<z.output<typeof Amendment>, 'seenVersion'>

function changesOf(incident: Incident, { estimate, ...texts }: Change, now: Date): Partial<Incident> {
  const wanted: Partial<Incident> = {
    ...texts,
    ...(estimate === undefined ? {} : { estimate: estimateOf(incident, estimate, now) }),
  }
  const before = new Map<string, unknown>(Object.entries(incident))
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) =>
        value !== undefined && !isDeepStrictEqual(unordered(value), unordered(before.get(name))),
    ),
  )
}

/** The same services in another order are no change. */
const unordered = (value: unknown): unknown => (Array.isArray(value) ? value.map(String).sort() : value)

/** Figures that stay keep their date, unless another one is given. */
function estimateOf(
  incident: Incident,
  estimate: z.output<typeof Estimate> | null,
  now: Date,
): Incident['estimate'] {
  if (!estimate || (estimate.taxpayers === undefined && estimate.invoices === undefined)) return null
  const { at, ...figures } = estimate
  if (at && at > now) throw invalid([{ field: 'estimate.at', message: 'not_earlier' }])
  const known = incident.estimate
  const same = known?.taxpayers === figures.taxpayers && known?.invoices === figures.invoices
  return {
    ...(figures.taxpayers === undefined ? {} : { taxpayers: figures.taxpayers }),
    ...(figures.invoices === undefined ? {} : { invoices: figures.invoices }),
    at: at?.toISOString() ?? (same && known ? known.at : now.toISOString()),
  }
}

/** A component that joins suffers by the severity until an update says otherwise; one that leaves has no state here. */
function statesAfter(incident: Incident, changes: Partial<Incident>): Partial<Incident> {
  if (!changes.components) return {}
  const impact = impactOf(changes.severity ?? incident.severity)
  return {
    componentStates: Object.fromEntries(
      changes.components.map((name) => [name, incident.componentStates[name] ?? impact]),
    ),
  }
}
