import { and, inArray, isNotNull, sql } from 'drizzle-orm'
import { alarms } from '#db/schema/index.ts'
import { tellDesk } from '#app/domain/ground/signals/desk-signal.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { bellSignal } from './raise.ts'

const whose = { bell: alarms.staffId, department: alarms.departmentId }

/** Takes alarms away whose cause was taken back: nobody has to look at anything. */
export async function withdrawAlarms(tx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const gone = await tx.db
    .delete(alarms)
    .where(inArray(alarms.id, [...ids]))
    .returning(whose)
  await tellDesk(tx, gone.map(bellSignal))
}

/** Opens alarms again that ended with what was taken back; one that was raised anew meanwhile stands for its former. */
export async function reopenAlarms(tx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const opened = await tx.db
    .update(alarms)
    .set({ acknowledgedAt: null, acknowledgedBy: null })
    .where(
      and(
        inArray(alarms.id, [...ids]),
        isNotNull(alarms.acknowledgedAt),
        sql`not exists (
          select from ${alarms} other
           where other.subject_type = ${alarms.subjectType} and other.subject_id = ${alarms.subjectId}
             and other.kind = ${alarms.kind} and other.acknowledged_at is null
             and other.staff_id is not distinct from ${alarms.staffId}
             and other.department_id is not distinct from ${alarms.departmentId})`,
      ),
    )
    .returning(whose)
  await tellDesk(tx, opened.map(bellSignal))
}
