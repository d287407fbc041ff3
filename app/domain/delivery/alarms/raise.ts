import { and, eq, isNull } from 'drizzle-orm'
import { alarms } from '#db/schema/index.ts'
import { record, type Subject } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { tellDesk } from '#app/domain/ground/signals/desk-signal.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

export const alarmKinds = [
  'stage_at_risk',
  'stage_overdue',
  'news_overdue',
  'response_overdue',
  'resolution_at_risk',
  'resolution_overdue',
  'promise_overdue',
  'sms_budget_spent',
  'sign_in_attacked',
  'incident_declared',
  'drill_declared',
  'draft_waits',
  'assigned',
  'answered',
  'mentioned',
  'supervised',
] as const
export type AlarmKind = (typeof alarmKinds)[number]

export type NewAlarm = {
  kind: AlarmKind
  subject: Subject
  staffId: string | null
  departmentId?: string | null
  details?: Record<string, string>
}

/** Puts an alarm on the desk of those it concerns, and into the history of its subject. */
export async function raiseAlarm(tx: Context, alarm: NewAlarm): Promise<void> {
  await putAlarm(tx, alarm)
  await record(tx, {
    action: `${alarm.subject.type}.${alarm.kind}`,
    subject: alarm.subject,
    details: alarm.details ?? {},
  })
}

/** The same of what its subject's history tells already. */
export async function putAlarm(tx: Context, alarm: NewAlarm): Promise<void> {
  const { kind, subject, staffId, departmentId = null, details = {} } = alarm
  if (!(await raisedAnew(tx, alarm))) {
    const row = { kind, staffId, departmentId, details, subjectType: subject.type, subjectId: subject.id }
    await tx.db
      .insert(alarms)
      .values({ ...row, id: uuidv7(tx.now), raisedAt: tx.now })
      .onConflictDoNothing()
  }
  await tellDesk(tx, [bellSignal({ bell: staffId, department: departmentId })])
}

/**
 * While one of the same kind is open about a ticket, it is raised anew: nobody has two about one thing. Where people
 * cause them the database refuses the second of two that come at once; those of the sweep come one after the other.
 */
async function raisedAnew(tx: Context, { kind, subject, staffId, departmentId, details }: NewAlarm) {
  if (subject.type !== 'ticket') return false
  const raised = await tx.db
    .update(alarms)
    .set({ raisedAt: tx.now, details: details ?? {} })
    .where(
      and(
        eq(alarms.kind, kind),
        eq(alarms.subjectType, subject.type),
        eq(alarms.subjectId, subject.id),
        isNull(alarms.acknowledgedAt),
        staffId ? eq(alarms.staffId, staffId) : isNull(alarms.staffId),
        departmentId ? eq(alarms.departmentId, departmentId) : isNull(alarms.departmentId),
      ),
    )
    .returning({ id: alarms.id })
  return raised.length > 0
}

/** Whose bell it is: a person's, that of a department's leads, or of everybody who commands. */
export const bellSignal = ({ bell, department }: { bell: string | null; department: string | null }) => ({
  bell,
  ...(department ? { department } : {}),
})
