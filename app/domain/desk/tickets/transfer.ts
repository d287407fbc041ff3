import { eq, sql } from 'drizzle-orm'
import { departments, tickets } from '#db/schema/index.ts'
import { addWatchers } from '#app/domain/desk/watchers/watchers.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { callAssignee } from './call-staff.ts'
import { canSee, canTransfer } from './policy.ts'
import { lockTicket, subjectOf, type Ticket } from './ticket.ts'
import { firstLine } from '#app/domain/people/departments/departments.ts'

/** Hands the ticket to another department with a reason (改派). Its assignee is chosen there. */
export function transferTicket(
  ctx: Context,
  number: string,
  to: { department: string; reason: string },
): Promise<Ticket> {
  return moveToDepartment(ctx, number, { ...to, action: 'ticket.transferred' })
}

/** Gives the ticket back to the first line with a reason (退单). */
export function returnTicket(ctx: Context, number: string, reason: string): Promise<Ticket> {
  return inTransaction(ctx, async (tx) => {
    const { key: department } = await firstLine(tx)
    return moveToDepartment(tx, number, { department, reason, action: 'ticket.returned' })
  })
}

type Handover = { department: string; reason: string; action: 'ticket.transferred' | 'ticket.returned' }

function moveToDepartment(ctx: Context, number: string, handover: Handover): Promise<Ticket> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, number)
    ensure(canSee(tx.actor, ticket), notFound)
    ensure(canTransfer(tx.actor, ticket))
    if (handover.reason.trim() === '') throw invalid([{ field: 'reason', message: 'required' }])
    const [department] = await tx.db
      .select({ id: departments.id })
      .from(departments)
      .where(eq(departments.key, handover.department))
    if (!department) throw invalid([{ field: 'department', message: 'unknown' }])
    if (department.id === ticket.departmentId) throw conflict('ticket.same_department')

    const [moved] = await tx.db
      .update(tickets)
      .set({
        departmentId: department.id,
        assigneeId: null,
        assignBy: 'fewest_open',
        version: sql`${tickets.version} + 1`,
        lastActivityAt: tx.now,
      })
      .where(eq(tickets.id, ticket.id))
      .returning()
    if (!moved) throw notFound()
    await record(tx, {
      action: handover.action,
      subject: subjectOf(ticket),
      details: { from: ticket.departmentId, to: department.id, reason: handover.reason },
    })
    // Whoever has passed a ticket on hears of its reporter, who may come back to them.
    if (tx.actor.type === 'staff') await addWatchers(tx, ticket.id, [tx.actor.id])
    await callAssignee(tx, ticket, null)
    await tx.enqueue('tickets.assign', { departmentId: department.id })
    return moved
  })
}
