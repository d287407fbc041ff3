import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { staff, tickets } from '#db/schema/index.ts'
import { record, recordMany } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { endLinks } from './one-time-link.ts'
import { endSessions } from './session.ts'
import { canManageStaff } from '#app/domain/people/roles/people-policy.ts'

/** A colleague leaves: sessions end at once, open tickets go back to their departments' queues. */
export function letStaffLeave(ctx: Context, staffId: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    ensure(canManageStaff(tx.actor))
    // The last administrator would lock everybody out.
    if (tx.actor.type === 'staff' && tx.actor.id === staffId) throw conflict('staff.self')
    return endStaff(tx, staffId)
  })
}

/** What leaving does; who may is judged by the caller. One-time links end, too. Throws notFound. */
export async function endStaff(tx: Context, staffId: string): Promise<number> {
  if (!isUuid(staffId)) throw notFound()
  const left = await tx.db
    .update(staff)
    .set({ leftAt: tx.now, availableSince: null, passwordHash: null })
    .where(and(eq(staff.id, staffId), isNull(staff.leftAt)))
    .returning({ id: staff.id })
  if (left.length === 0) throw notFound()
  await endSessions(tx, staffId)
  await endLinks(tx, staffId)
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
}
