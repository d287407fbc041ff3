import { eq, sql } from 'drizzle-orm'
import { staff, tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { callAssignee } from './call-staff.ts'
import { moveTicket } from './move.ts'
import { canAssign, canSee } from './policy.ts'
import { lockTicket, subjectOf, type Ticket } from './ticket.ts'

/** Gives the ticket to a member of staff, or to nobody. Taking it oneself opens a new ticket. */
export function assignTicket(ctx: Context, number: string, assigneeId: string | null): Promise<Ticket> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, number)
    ensure(canSee(tx.actor, ticket), notFound)
    ensure(canAssign(tx.actor, ticket))
    if (assigneeId) await ensureWorksHere(tx, assigneeId)

    const [assigned] = await tx.db
      .update(tickets)
      .set({
        assigneeId,
        assignBy: 'none',
        version: sql`${tickets.version} + 1`,
        lastActivityAt: tx.now,
      })
      .where(eq(tickets.id, ticket.id))
      .returning()
    if (!assigned) throw notFound()
    await record(tx, {
      action: 'ticket.assigned',
      subject: subjectOf(ticket),
      details: { from: ticket.assigneeId, to: assigneeId },
    })
    await callAssignee(tx, ticket, assigneeId)
    const takesItself = tx.actor.type === 'staff' && tx.actor.id === assigneeId
    return takesItself && ['new', 'reopened'].includes(assigned.state)
      ? moveTicket(tx, assigned, { to: 'open', action: 'ticket.opened' })
      : assigned
  })
}

async function ensureWorksHere(tx: Context, staffId: string) {
  if (!isUuid(staffId)) throw conflict('staff.gone')
  const [person] = await tx.db.select({ leftAt: staff.leftAt }).from(staff).where(eq(staff.id, staffId))
  if (!person || person.leftAt) throw conflict('staff.gone')
}

export async function assigneeOf(ctx: Context, ticketId: string): Promise<string | null> {
  const [row] = await ctx.db.select({ id: tickets.assigneeId }).from(tickets).where(eq(tickets.id, ticketId))
  return row?.id ?? null
}
