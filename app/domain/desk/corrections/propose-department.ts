import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import { stateOf } from '#app/domain/desk/tickets/move.ts'
import { eq } from 'drizzle-orm'
import { reportedInvoices, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { isSymptom, isTicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { routeReport } from '#app/domain/desk/routing/route-report.ts'
import { withoutTakenBack } from '#app/domain/desk/tickets/taken-back.ts'

type Happened = { id: string; action: string; details: Record<string, unknown> }

/** What routing goes by. */
const corrections = ['ticket.category_corrected', 'ticket.cause_corrected', 'ticket.invoice_corrected']
const handovers = ['ticket.transferred', 'ticket.returned']

/** Whether routing may judge otherwise than it did: something was put right, and nobody has decided since. */
function mayBelongElsewhere(history: readonly Happened[]): boolean {
  const last = withoutTakenBack(history).findLast(({ action }) =>
    [...corrections, ...handovers].includes(action),
  )
  return last !== undefined && corrections.includes(last.action)
}

/**
 * The key of the department where the rules would send a ticket as it is now described; null where it is there, or
 * nothing was put right. Nothing is moved: whoever has the ticket decides.
 */
export async function proposeDepartment(
  ctx: Context,
  { ticket: { id, departmentId, state }, history }: ProposedFor,
): Promise<string | null> {
  if (!isOpen(stateOf({ state })) || !mayBelongElsewhere(history)) return null
  const [row] = await ctx.db
    .select({ ticket: tickets, invoice: { kind: reportedInvoices.kind, region: reportedInvoices.region } })
    .from(tickets)
    .leftJoin(reportedInvoices, eq(reportedInvoices.ticketId, tickets.id))
    .where(eq(tickets.id, id))
  if (!row || !isTicketKind(row.ticket.kind)) return null
  const { ticket, invoice } = row
  const destination = await routeReport(
    ctx,
    {
      kind: row.ticket.kind,
      symptom: isSymptom(ticket.symptom) ? ticket.symptom : null,
      category: ticket.category,
    },
    {
      causeCode: ticket.causeCode,
      invoiceKind: invoice?.kind,
      region: invoice?.region,
      channel: ticket.channel,
      reporterType: ticket.reporterType,
    },
  )
  return destination.departmentId === departmentId ? null : destination.departmentKey
}

type ProposedFor = {
  ticket: { id: string; departmentId: string; state: string }
  history: readonly Happened[]
}
