import { and, desc, eq, gte, inArray, isNull, like, or } from 'drizzle-orm'
import { reportedInvoices, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import { conflict, ensure } from '#app/domain/errors.ts'
import { regionDigits } from '#app/domain/invoices/region-names.ts'
import { openStates } from '#app/domain/tickets/states.ts'
import type { Symptom } from '#app/domain/tickets/vocabulary.ts'
import { findIncident, type Incident } from './incident.ts'
import { canCommand } from './policy.ts'

const symptoms = ['not_found', 'not_synced', 'vanished', 'error'] satisfies Symptom[]
const limit = 200
const millisecondsPerHour = 3_600_000

export type Candidate = {
  number: string
  subject: string
  symptom: string | null
  region: string | null
  createdAt: Date
}
export type Candidates = {
  incident: Incident
  tickets: Candidate[]
  /** There are more than are listed: link these and look again. */
  more: boolean
  /** Regions that no invoice can be matched with; the list is then not narrowed by region. */
  unknownRegions: string[]
}

/**
 * Tickets that probably belong to an incident: open, about an invoice that can't be found, filed since so many hours
 * before it was declared, of its regions where it names some, and in no incident yet. The newest first.
 */
export async function incidentCandidates(
  ctx: Context,
  number: string,
  hoursBefore: number,
): Promise<Candidates> {
  ensure(canCommand(ctx.actor))
  const incident = await findIncident(ctx, number)
  if (incident.resolvedAt) throw conflict('incident.resolved')
  const digits = incident.regions.flatMap((name) => regionDigits(name) ?? [])
  const unknownRegions = incident.regions.filter((name) => regionDigits(name) === null)
  const found = await ctx.db
    .select({
      number: tickets.number,
      subject: tickets.subject,
      symptom: tickets.symptom,
      region: reportedInvoices.region,
      createdAt: tickets.createdAt,
    })
    .from(tickets)
    .leftJoin(reportedInvoices, eq(reportedInvoices.ticketId, tickets.id))
    .where(
      and(
        eq(tickets.kind, 'missing_invoice'),
        inArray(tickets.symptom, symptoms),
        inArray(tickets.state, [...openStates]),
        isNull(tickets.incidentId),
        gte(tickets.createdAt, new Date(incident.declaredAt.getTime() - hoursBefore * millisecondsPerHour)),
        unknownRegions.length > 0
          ? undefined
          : or(...digits.map((start) => like(reportedInvoices.region, `${start}%`))),
      ),
    )
    .orderBy(desc(tickets.createdAt), desc(tickets.id))
    .limit(limit + 1)
  return { incident, tickets: found.slice(0, limit), more: found.length > limit, unknownRegions }
}
