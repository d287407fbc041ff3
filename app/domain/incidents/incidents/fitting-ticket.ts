import { and, eq, isNull } from 'drizzle-orm'
import { incidents, reportedInvoices } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { isSymptom } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { isInvoiceKind } from '#app/domain/invoices/reading/kinds.ts'
import { applies } from './applies.ts'

type Shown = { ticket: { id: string; kind: string; symptom: string | null } }

/** The numbers of the open incidents that may be behind a ticket: nothing that they state speaks against it. */
export async function incidentsFittingTicket(ctx: Context, { ticket }: Shown): Promise<Set<string>> {
  if (!isSymptom(ticket.symptom)) return new Set()
  const [open, [invoice]] = await Promise.all([
    ctx.db
      .select()
      .from(incidents)
      .where(and(isNull(incidents.resolvedAt), isNull(incidents.drillSince))),
    ctx.db.select().from(reportedInvoices).where(eq(reportedInvoices.ticketId, ticket.id)),
  ])
  const day = invoice?.issuedOn ?? null
  const seen = {
    symptom: ticket.symptom,
    kinds: isInvoiceKind(invoice?.kind) ? [invoice.kind] : [],
    issued: day ? { from: day, until: day } : undefined,
    region: invoice?.region,
  }
  return new Set(open.filter((incident) => applies(incident, seen)).map(({ number }) => number))
}
