import { alarms } from '#db/schema/index.ts'
import { record, type Subject } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
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
  await tx.db.insert(alarms).values({
    id: uuidv7(tx.now),
    kind: alarm.kind,
    subjectType: alarm.subject.type,
    subjectId: alarm.subject.id,
    staffId: alarm.staffId,
    departmentId: alarm.departmentId ?? null,
    details: alarm.details ?? {},
    raisedAt: tx.now,
  })
}
