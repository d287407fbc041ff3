import { and, arrayOverlaps, eq, isNull, ne, sql } from 'drizzle-orm'
import { alarms, staff } from '#db/schema/index.ts'
import { putAlarm } from '#app/domain/delivery/alarms/raise.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { canApprove } from '#app/domain/people/roles/may.ts'
import { subjectOfIncident, type Incident } from './incident.ts'

/** Tells everybody who commands or writes, but who declared it, that there is an incident now. */
export async function callRoles(tx: Context, incident: Incident): Promise<void> {
  const called = await tx.db
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(
        isNull(staff.leftAt),
        arrayOverlaps(staff.roles, ['commander', 'communications']),
        tx.actor.type === 'staff' ? ne(staff.id, tx.actor.id) : undefined,
      ),
    )
  for (const { id } of called) {
    await putAlarm(tx, {
      kind: incident.drillSince ? 'drill_declared' : 'incident_declared',
      subject: subjectOfIncident(incident),
      staffId: id,
    })
  }
}

/** Tells the commander that words of somebody who can't approve wait; once a draft, until something came of it. */
export async function callForApproval(tx: Context, incident: Incident, updateId: string): Promise<void> {
  if (canApprove(tx.actor)) return
  await approvalSettled(tx, incident, updateId)
  await putAlarm(tx, {
    kind: 'draft_waits',
    subject: subjectOfIncident(incident),
    staffId: incident.commanderId,
    details: { updateId },
  })
}

/** A draft that was approved, discarded or overtaken by the recovery calls nobody any more; without an id, all of them. */
export async function approvalSettled(tx: Context, incident: Incident, updateId?: string): Promise<void> {
  await tx.db
    .update(alarms)
    .set({ acknowledgedAt: tx.now, acknowledgedBy: tx.actor.type === 'staff' ? tx.actor.id : null })
    .where(
      and(
        eq(alarms.subjectType, 'incident'),
        eq(alarms.subjectId, incident.id),
        eq(alarms.kind, 'draft_waits'),
        isNull(alarms.acknowledgedAt),
        updateId ? sql`${alarms.details} ->> 'updateId' = ${updateId}` : undefined,
      ),
    )
}
