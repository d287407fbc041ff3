import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { and, desc, eq, gte, inArray, isNotNull, isNull, like, lte, notInArray, or } from 'drizzle-orm'
import { reportedInvoices, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { conflict, ensure } from '#app/domain/ground/errors/errors.ts'
import { regionDigits, regionStarts } from '#app/domain/invoices/reading/region-names.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'
import type { Symptom } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { findIncident, type Incident } from './incident.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'

const usualSymptoms = ['not_found', 'not_synced', 'vanished', 'error'] satisfies Symptom[]
// All of them ticked are one form, which may have two hundred fields.
const limit = 150

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
 * before it was declared, of the regions, kinds, issue dates and symptoms that it names, and in no incident yet. Of a
 * drill those without a copy in it. The newest first.
 */
export async function incidentCandidates(
  ctx: Context,
  number: string,
  hoursBefore: number,
): Promise<Candidates> {
  ensure(canCommand(ctx.actor))
  const incident = await findIncident(ctx, number)
  if (incident.resolvedAt) throw conflict('incident.resolved')
  const { invoiceKinds, symptoms, issuedFrom, issuedUntil } = incident
  const starts = regionStarts(incident.regions) ?? []
  const { kind, issuedOn } = reportedInvoices
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
        inArray(tickets.symptom, symptoms.length > 0 ? symptoms : usualSymptoms),
        // A field that the reporter left open speaks against nothing.
        invoiceKinds.length > 0 ? or(isNull(kind), inArray(kind, invoiceKinds)) : undefined,
        issuedFrom ? or(isNull(issuedOn), gte(issuedOn, issuedFrom)) : undefined,
        issuedUntil ? or(isNull(issuedOn), lte(issuedOn, issuedUntil)) : undefined,
        inArray(tickets.state, [...openStates]),
        isNull(tickets.incidentId),
        isNull(tickets.drillSince),
        incident.drillSince ? notInArray(tickets.id, copiedInto(ctx, incident)) : undefined,
        gte(tickets.createdAt, new Date(incident.declaredAt.getTime() - hoursBefore * hourMs)),
        or(...starts.map((start) => like(reportedInvoices.region, `${start}%`))),
      ),
    )
    .orderBy(desc(tickets.createdAt), desc(tickets.id))
    .limit(limit + 1)
  return { incident, tickets: found.slice(0, limit), more: found.length > limit, unknownRegions }
}

const copiedInto = (ctx: Context, drill: Incident) =>
  ctx.db
    .select({ id: tickets.copiedFromId })
    .from(tickets)
    .where(and(eq(tickets.incidentId, drill.id), isNotNull(tickets.copiedFromId)))
