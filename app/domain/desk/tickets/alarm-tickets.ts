import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { promises, tickets } from '#db/schema/index.ts'
import { raiseAlarm, type AlarmKind } from '#app/domain/delivery/alarms/raise.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'
import { subjectOf, type Ticket } from './ticket.ts'

const chunk = 200
/** A clock with less than a fifth of its time left is at risk. */
const atRiskShare = 0.8

/**
 * Alarms once for each clock of a ticket that is late (first answer, resolution), and once before the resolution is
 * (T6). A clock that has alarmed silences no other. Paused clocks don't alarm, and copies for drills have none. Part
 * of the sweep; returns how many alarms it raised.
 */
export async function alarmLateTickets(ctx: Context): Promise<number> {
  return inTransaction(asSystem(ctx), async (tx) => {
    const late = await tx.db
      .select()
      .from(tickets)
      .where(
        and(
          inArray(tickets.state, [...openStates]),
          isNull(tickets.pausedAt),
          isNull(tickets.drillSince),
          or(
            and(isNull(tickets.breachedAt), lte(tickets.resolutionDueAt, tx.now)),
            and(
              isNull(tickets.responseBreachedAt),
              isNull(tickets.firstRespondedAt),
              lte(tickets.firstResponseDueAt, tx.now),
            ),
            and(isNull(tickets.atRiskAt), isNull(tickets.breachedAt), lte(atRiskFrom, tx.now.toISOString())),
          ),
        ),
      )
      .orderBy(asc(tickets.resolutionDueAt))
      .limit(chunk)
      .for('update', { skipLocked: true })
    let raised = 0
    for (const ticket of late) {
      const kinds = lateClocks(ticket, tx.now)
      if (kinds.length === 0) continue
      await tx.db
        .update(tickets)
        .set(Object.fromEntries(kinds.map((kind) => [stamps[kind], tx.now])))
        .where(eq(tickets.id, ticket.id))
      for (const kind of kinds) {
        await raiseAlarm(tx, {
          kind,
          subject: subjectOf(ticket),
          staffId: ticket.assigneeId,
          departmentId: ticket.departmentId,
        })
      }
      raised += kinds.length
    }
    return raised
  })
}

const atRiskFrom = sql`${tickets.resolutionDueAt} - (${tickets.resolutionDueAt} - ${tickets.createdAt}) * ${1 - atRiskShare}`

/** The column that says an alarm of this kind was raised. */
const stamps = {
  response_overdue: 'responseBreachedAt',
  resolution_overdue: 'breachedAt',
  resolution_at_risk: 'atRiskAt',
} as const satisfies Partial<Record<AlarmKind, keyof Ticket>>

/** Which clocks are late and have not alarmed yet. A resolution that is overdue is no longer at risk. */
function lateClocks(ticket: Ticket, now: Date): Array<keyof typeof stamps> {
  const { firstResponseDueAt, firstRespondedAt, resolutionDueAt } = ticket
  const isUnanswered = firstRespondedAt === null && firstResponseDueAt !== null && firstResponseDueAt <= now
  const isOver = resolutionDueAt !== null && resolutionDueAt <= now
  const kinds: Array<keyof typeof stamps> = []
  if (isUnanswered && !ticket.responseBreachedAt) kinds.push('response_overdue')
  if (isOver && !ticket.breachedAt) kinds.push('resolution_overdue')
  if (!isOver && !ticket.atRiskAt && !ticket.breachedAt && isAtRisk(ticket, now))
    kinds.push('resolution_at_risk')
  return kinds
}

function isAtRisk({ resolutionDueAt, createdAt }: Ticket, now: Date): boolean {
  if (!resolutionDueAt) return false
  const planned = resolutionDueAt.getTime() - createdAt.getTime()
  return now.getTime() >= resolutionDueAt.getTime() - planned * (1 - atRiskShare)
}

/** A promise to a reporter that nobody kept in time alarms once; one on a copy for a drill, never. */
export async function alarmLatePromises(ctx: Context): Promise<void> {
  await inTransaction(asSystem(ctx), async (tx) => {
    const late = await tx.db
      .select({ promise: promises, departmentId: tickets.departmentId, assigneeId: tickets.assigneeId })
      .from(promises)
      .innerJoin(tickets, eq(tickets.id, promises.ticketId))
      .where(
        and(
          isNull(promises.keptAt),
          isNull(promises.alarmedAt),
          lte(promises.dueAt, tx.now),
          isNull(tickets.drillSince),
        ),
      )
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
