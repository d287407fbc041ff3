import { and, eq, inArray, isNull, lte } from 'drizzle-orm'
import { alarms } from '#db/schema/index.ts'
import { tellDesk } from '#app/domain/ground/signals/desk-signal.ts'
import type { Subject } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { bellSignal, type AlarmKind } from './raise.ts'

/** These call somebody to a ticket, and are done with when that person has read it. */
export const endedByReading = [
  'assigned',
  'answered',
  'mentioned',
  'supervised',
] as const satisfies AlarmKind[]

/** These are about work that is not done, and end with it. */
export const endedByResolving = [
  'response_overdue',
  'resolution_at_risk',
  'resolution_overdue',
  'promise_overdue',
  'assigned',
  'supervised',
] as const satisfies AlarmKind[]

type Which = { kinds: readonly AlarmKind[]; staffId?: string; until?: Date }

/** Ends the open alarms of these kinds about a subject: those of one person, or everybody's. */
export async function endAlarms(
  tx: Context,
  subject: Subject,
  { kinds, staffId, until }: Which,
): Promise<void> {
  const ended = await tx.db
    .update(alarms)
    .set({ acknowledgedAt: tx.now, acknowledgedBy: tx.actor.type === 'staff' ? tx.actor.id : null })
    .where(
      and(
        eq(alarms.subjectType, subject.type),
        eq(alarms.subjectId, subject.id),
        isNull(alarms.acknowledgedAt),
        inArray(alarms.kind, [...kinds]),
        staffId ? eq(alarms.staffId, staffId) : undefined,
        until ? lte(alarms.raisedAt, until) : undefined,
      ),
    )
    .returning({ bell: alarms.staffId, department: alarms.departmentId })
  await tellDesk(tx, ended.map(bellSignal))
}
