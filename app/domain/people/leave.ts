import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { staff, tickets } from '#db/schema/index.ts'
import { record, recordMany } from '#app/domain/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { conflict, ensure, notFound } from '#app/domain/errors.ts'
import { openStates } from '#app/domain/tickets/states.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { endSessions } from './invite-staff.ts'
import { canManageStaff } from './policy.ts'

/** A colleague leaves: sessions end at once, open tickets go back to their departments' queues. */
export function letStaffLeave(ctx: Context, staffId: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    ensure(canManageStaff(tx.actor))
    // The last administrator would lock everybody out.
    if (tx.actor.type === 'staff' && tx.actor.id === staffId) throw conflict('staff.self')
    if (!isUuid(staffId)) throw notFound()
    const left = await tx.db
      .update(staff)
      .set({ leftAt: tx.now, availableSince: null, passwordHash: null })
      .where(and(eq(staff.id, staffId), isNull(staff.leftAt)))
      .returning({ id: staff.id })
    if (left.length === 0) throw notFound()
    await endSessions(tx, staffId)
    const handed = await tx.db
      .update(tickets)
      .set({ assigneeId: null, assignBy: 'fewest_open', version: sql`${tickets.version} + 1` })
      .where(and(eq(tickets.assigneeId, staffId), inArray(tickets.state, [...openStates])))
      .returning({ id: tickets.id, departmentId: tickets.departmentId })
    await recordMany(
      tx,
      handed.map(({ id }) => ({
        action: 'ticket.assigned',
        subject: { type: 'ticket', id },
        details: { from: staffId, to: null },
      })),
    )
    await record(tx, {
      action: 'staff.left',
      subject: { type: 'staff', id: staffId },
      details: { tickets: handed.length },
    })
    for (const departmentId of new Set(handed.map((ticket) => ticket.departmentId))) {
      await tx.enqueue('tickets.assign', { departmentId })
    }
    return handed.length
  })
}
