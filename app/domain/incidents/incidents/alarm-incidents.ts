import { and, eq, isNull } from 'drizzle-orm'
import { incidents, incidentStages } from '#db/schema/index.ts'
import { raiseAlarm } from '#app/domain/delivery/alarms/raise.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { publicIncidentChanged } from './public-incident-changed.ts'
import { stagesOf, subjectOfIncident, type Incident, type StageRow } from './incident.ts'
import { etaOf, isAtRisk, isOverdue } from './stages.ts'

/**
 * Watches the running incidents (I2, I3): a stage at four fifths of its time, one past its time, promised news that
 * did not come. Each alarms once. The ETA of a late stage moves along with the clock. Part of the sweep.
 */
export async function alarmLateIncidents(ctx: Context): Promise<void> {
  const open = await ctx.db.select({ id: incidents.id }).from(incidents).where(isNull(incidents.resolvedAt))
  for (const { id } of open) await inTransaction(asSystem(ctx), (tx) => watch(tx, id))
}

async function watch(tx: Context, incidentId: string) {
  const [incident] = await tx.db.select().from(incidents).where(eq(incidents.id, incidentId)).for('update')
  if (!incident || incident.resolvedAt) return
  const stages = await stagesOf(tx, incidentId)
  for (const stage of stages) await watchStage(tx, incident, stage)
  await watchNews(tx, incident)
  await moveEta(tx, incident, stages)
}

async function watchStage(tx: Context, incident: Incident, stage: StageRow) {
  const isLate = isOverdue(stage, tx.now)
  if (isLate ? stage.overdueAlarmedAt : stage.atRiskAlarmedAt || !isAtRisk(stage, tx.now)) return
  await tx.db
    .update(incidentStages)
    .set(isLate ? { overdueAlarmedAt: tx.now } : { atRiskAlarmedAt: tx.now })
    .where(and(eq(incidentStages.incidentId, incident.id), eq(incidentStages.key, stage.key)))
  await raiseAlarm(tx, {
    kind: isLate ? 'stage_overdue' : 'stage_at_risk',
    subject: subjectOfIncident(incident),
    staffId: incident.commanderId,
    details: { stage: stage.key, dueAt: stage.dueAt.toISOString() },
  })
}

async function watchNews(tx: Context, incident: Incident) {
  if (!incident.nextUpdateAt || incident.nextUpdateAt > tx.now || incident.nextUpdateAlarmedAt) return
  await tx.db.update(incidents).set({ nextUpdateAlarmedAt: tx.now }).where(eq(incidents.id, incident.id))
  await raiseAlarm(tx, {
    kind: 'news_overdue',
    subject: subjectOfIncident(incident),
    staffId: incident.commanderId,
    details: { promisedAt: incident.nextUpdateAt.toISOString() },
  })
}

async function moveEta(tx: Context, incident: Incident, stages: readonly StageRow[]) {
  const eta = etaOf(stages, tx.now)
  if (eta?.getTime() === incident.eta?.getTime()) return
  await tx.db.update(incidents).set({ eta }).where(eq(incidents.id, incident.id))
  await publicIncidentChanged(tx, incident)
}
