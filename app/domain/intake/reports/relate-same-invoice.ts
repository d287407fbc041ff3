import { and, desc, eq, isNull, ne, or } from 'drizzle-orm'
import { reportedInvoices, ticketRelations, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import type { ReportedInvoice } from './judge-invoice.ts'

/**
 * Reports of the same invoice by others are linked for the desk and disclosed to nobody; those that give its number
 * without the code may be of the same, which the desk sees at a glance.
 */
export async function relateSameInvoice(
  tx: Context,
  ticket: Pick<Ticket, 'id'>,
  key: string,
  { code, number }: ReportedInvoice,
) {
  const others = await tx.db
    .select({ id: reportedInvoices.ticketId })
    .from(reportedInvoices)
    .innerJoin(tickets, eq(tickets.id, reportedInvoices.ticketId))
    .where(
      and(
        eq(reportedInvoices.number, number ?? ''),
        code === null ? undefined : or(eq(reportedInvoices.key, key), isNull(reportedInvoices.code)),
        ne(reportedInvoices.ticketId, ticket.id),
        isNull(tickets.drillSince),
      ),
    )
    .orderBy(desc(reportedInvoices.ticketId))
    .limit(20)
  if (others.length === 0) return
  await tx.db
    .insert(ticketRelations)
    .values(
      others.map((other) => ({
        ticketId: ticket.id,
        relatedId: other.id,
        kind: 'same_invoice' as const,
        createdAt: tx.now,
      })),
    )
    .onConflictDoNothing()
}

/** The relations of an invoice that was wrong: whichever of the two came first named the other. */
export async function unrelateSameInvoice(tx: Context, ticketId: string): Promise<void> {
  await tx.db
    .delete(ticketRelations)
    .where(
      and(
        eq(ticketRelations.kind, 'same_invoice'),
        or(eq(ticketRelations.ticketId, ticketId), eq(ticketRelations.relatedId, ticketId)),
      ),
    )
}
