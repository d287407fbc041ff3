import { desc, eq, isNull } from 'drizzle-orm'
import { incidents, reportedInvoices } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { isSymptom } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { isInvoiceKind } from '#app/domain/invoices/reading/kinds.ts'
import { canFollow } from '#app/domain/people/roles/may.ts'
import { applies, type AppliesTo } from './applies.ts'
import type { Incident } from './incident.ts'

type Shown = { ticket: { id: string; kind: string; symptom: string | null } }
/** What is known of a ticket that an incident may speak against. */
export type Reported = {
  symptom: string | null
  invoice: { kind: string | null; issuedOn: string | null; region: string | null } | null
}

/** The numbers of the open incidents that may be behind a ticket: nothing that they state speaks against it. */
export async function incidentsFittingTicket(ctx: Context, { ticket }: Shown): Promise<Set<string>> {
  if (!isSymptom(ticket.symptom)) return new Set()
  const [open, [invoice]] = await Promise.all([
    allOpen(ctx),
    ctx.db.select().from(reportedInvoices).where(eq(reportedInvoices.ticketId, ticket.id)),
  ])
  const seen = { symptom: ticket.symptom, invoice: invoice ?? null }
  return new Set(open.filter((incident) => fitsTicket(incident, seen)).map(({ number }) => number))
}

export type ListedIncident = Pick<Incident, 'number' | 'title'> & {
  drill: boolean
  /** The numbers of the tickets that it may be behind. */
  fits: string[]
}

/** The open incidents, newest first, each with the tickets of a list that it fits. A drill takes copies and fits none. */
export async function incidentsBesideList(ctx: Context): Promise<(list: Listed[]) => ListedIncident[]> {
  ensure(canFollow(ctx.actor), notFound)
  const open = await allOpen(ctx)
  return (list) =>
    open.map((incident) => ({
      number: incident.number,
      title: incident.title,
      drill: incident.drillSince !== null,
      fits: list.filter((ticket) => fitsTicket(incident, ticket)).map(({ number }) => number),
    }))
}

type Stated = AppliesTo & Pick<Incident, 'drillSince'>
type Listed = Reported & { number: string }

const allOpen = (ctx: Context): Promise<Incident[]> =>
  ctx.db.select().from(incidents).where(isNull(incidents.resolvedAt)).orderBy(desc(incidents.declaredAt))

/** Whether nothing that an incident states speaks against a ticket. */
export function fitsTicket(incident: Stated, { symptom, invoice }: Reported): boolean {
  if (incident.drillSince || !isSymptom(symptom)) return false
  const kind = invoice?.kind
  const day = invoice?.issuedOn
  return applies(incident, {
    symptom,
    kinds: isInvoiceKind(kind) ? [kind] : [],
    issued: day ? { from: day, until: day } : undefined,
    region: invoice?.region,
  })
}
