import { and, eq, inArray, ne } from 'drizzle-orm'
import { contacts, openReports, reportedInvoices } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { keyedHash } from '#app/platform/crypto.ts'
import type { Ticket } from './ticket.ts'

type Addresses = { mobileIndex: string | null; emailIndex: string | null }

/** One key an address and invoice: who already has an open ticket about it. */
export const openReportKeys = (addresses: Addresses, invoiceKey: string) =>
  [addresses.mobileIndex, addresses.emailIndex].flatMap((index) =>
    index ? [keyedHash('open-report', `${index}\n${invoiceKey}`)] : [],
  )

/**
 * Claims the keys for a ticket. Returns the ticket that holds one of them already, or null.
 * The primary key decides: of two equal reports at once the second waits for the first and then sees it.
 */
export async function claimOpenReports(tx: Context, ticketId: string, keys: readonly string[]) {
  if (keys.length === 0) return null
  const sorted = [...keys].sort()
  const claimed = await tx.db
    .insert(openReports)
    .values(sorted.map((key) => ({ key, ticketId })))
    .onConflictDoNothing()
    .returning({ key: openReports.key })
  if (claimed.length === sorted.length) return null
  const [holder] = await tx.db
    .select({ ticketId: openReports.ticketId })
    .from(openReports)
    .where(and(inArray(openReports.key, sorted), ne(openReports.ticketId, ticketId)))
    .orderBy(openReports.ticketId)
    .limit(1)
  if (!holder || holder.ticketId === ticketId) return null
  await releaseOpenReports(tx, ticketId)
  return holder.ticketId
}

export async function releaseOpenReports(tx: Context, ticketId: string) {
  await tx.db.delete(openReports).where(eq(openReports.ticketId, ticketId))
}

/** A re-opened ticket holds its keys again, unless a newer ticket has taken them meanwhile. */
export async function holdOpenReports(tx: Context, ticket: Pick<Ticket, 'id' | 'contactId'>) {
  const [row] = await tx.db
    .select({
      mobileIndex: contacts.mobileIndex,
      emailIndex: contacts.emailIndex,
      invoiceKey: reportedInvoices.key,
    })
    .from(reportedInvoices)
    .innerJoin(contacts, eq(contacts.id, ticket.contactId))
    .where(eq(reportedInvoices.ticketId, ticket.id))
  if (!row) return
  const keys = openReportKeys(row, row.invoiceKey)
  if (keys.length === 0) return
  await tx.db
    .insert(openReports)
    .values(keys.map((key) => ({ key, ticketId: ticket.id })))
    .onConflictDoNothing()
}
