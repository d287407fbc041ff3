import { eq, sql } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { addMessage } from './add-message.ts'
import { canExtend, canSee } from './policy.ts'
import { lockTicket, subjectOf, type Ticket } from './ticket.ts'

/** Moves the resolution's due time (延期). The reason is told to the reporter, with the new time. */
export function extendTicket(
  ctx: Context,
  number: string,
  extension: { until: Date; reason: string },
): Promise<Ticket> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, number)
    ensure(canSee(tx.actor, ticket), notFound)
    ensure(canExtend(tx.actor, ticket))
    if (!extension.reason.trim()) throw invalid([{ field: 'reason', message: 'required' }])
    const floor = Math.max(tx.now.getTime(), ticket.resolutionDueAt?.getTime() ?? 0)
    if (extension.until.getTime() <= floor) throw invalid([{ field: 'until', message: 'not_later' }])

    const [extended] = await tx.db
      .update(tickets)
      .set({
        resolutionDueAt: extension.until,
        atRiskAt: null,
        breachedAt: null,
        version: sql`${tickets.version} + 1`,
        lastActivityAt: tx.now,
      })
      .where(eq(tickets.id, ticket.id))
      .returning()
    if (!extended) throw notFound()
    const message = await addMessage(tx, ticket, {
      author: 'staff',
      visibility: 'public',
      body: extension.reason.trim(),
    })
    await record(tx, {
      action: 'ticket.extended',
      subject: subjectOf(ticket),
      details: {
        from: ticket.resolutionDueAt?.toISOString() ?? null,
        until: extension.until.toISOString(),
        reason: extension.reason,
      },
    })
    await notify(tx, {
      message: 'ticket-extended',
      subject: subjectOf(ticket),
      contact: await findContact(tx, ticket.contactId),
      ticketId: ticket.id,
      details: { messageId: message.id, until: extension.until.toISOString() },
    })
    return extended
  })
}
