import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { promises, tickets } from '#db/schema/index.ts'
import { raiseAlarm } from '#app/domain/alarms/raise.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/context.ts'
import { openStates } from './states.ts'
import { subjectOf } from './ticket.ts'

const chunk = 200
/** A clock with less than a fifth of its time left is at risk. */
const atRiskShare = 0.8

/**
 * Alarms once for a ticket whose first answer or resolution is late, and once before the resolution is (T6). Paused
 * clocks don't alarm. Part of the sweep; returns how many alarms it raised.
 */
export async function alarmLateTickets(ctx: Context): Promise<number> {
  return inTransaction(asSystem(ctx), async (tx) => {
    const nearing = sql`${tickets.resolutionDueAt} - (${tickets.resolutionDueAt} - ${tickets.createdAt}) * ${1 - atRiskShare}`
    const late = await tx.db
      .select()
      .from(tickets)
      .where(
        and(
          inArray(tickets.state, [...openStates]),
          isNull(tickets.pausedAt),
          isNull(tickets.breachedAt),
          or(
            lte(tickets.resolutionDueAt, tx.now),
            and(isNull(tickets.firstRespondedAt), lte(tickets.firstResponseDueAt, tx.now)),
            and(isNull(tickets.atRiskAt), lte(nearing, tx.now.toISOString())),
          ),
        ),
      )
      .orderBy(asc(tickets.resolutionDueAt))
      .limit(chunk)
      .for('update', { skipLocked: true })
    for (const ticket of late) {
      const isOver = ticket.resolutionDueAt !== null && ticket.resolutionDueAt <= tx.now
      const isUnanswered =
        ticket.firstRespondedAt === null &&
        ticket.firstResponseDueAt !== null &&
        ticket.firstResponseDueAt <= tx.now
      const kind = isOver ? 'resolution_overdue' : isUnanswered ? 'response_overdue' : 'resolution_at_risk'
      await tx.db
        .update(tickets)
        .set(kind === 'resolution_at_risk' ? { atRiskAt: tx.now } : { breachedAt: tx.now })
        .where(eq(tickets.id, ticket.id))
      await raiseAlarm(tx, {
        kind,
        subject: subjectOf(ticket),
        staffId: ticket.assigneeId,
        departmentId: ticket.departmentId,
      })
    }
    return late.length
  })
}

/** A promise to a reporter that nobody kept in time alarms once. */
export async function alarmLatePromises(ctx: Context): Promise<void> {
  await inTransaction(asSystem(ctx), async (tx) => {
    const late = await tx.db
      .select({ promise: promises, departmentId: tickets.departmentId, assigneeId: tickets.assigneeId })
      .from(promises)
      .innerJoin(tickets, eq(tickets.id, promises.ticketId))
      .where(and(isNull(promises.keptAt), isNull(promises.alarmedAt), lte(promises.dueAt, tx.now)))
      .limit(chunk)
      .for('update', { of: promises, skipLocked: true })
    for (const { promise, departmentId, assigneeId } of late) {
      await tx.db.update(promises).set({ alarmedAt: tx.now }).where(eq(promises.id, promise.id))
      await raiseAlarm(tx, {
        kind: 'promise_overdue',
        subject: { type: 'ticket', id: promise.ticketId },
        staffId: assigneeId ?? promise.madeBy,
        departmentId,
        details: { promiseId: promise.id },
      })
    }
  })
}
