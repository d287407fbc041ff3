import { and, eq } from 'drizzle-orm'
import { incidents, incidentStages } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Incident, StageRow } from './incident.ts'
import { etaOf, type Stage } from './stages.ts'

/** The one writer of stages and of the ETA that follows from them. Alarms start anew where a due time moved. */
export async function storeStages(
  tx: Context,
  incident: Pick<Incident, 'id'>,
  before: readonly StageRow[],
  after: readonly Stage[],
): Promise<Date | null> {
  for (const stage of after) {
    const old = before.find((row) => row.key === stage.key)
    const moved = old?.dueAt.getTime() !== stage.dueAt.getTime()
    await tx.db
      .update(incidentStages)
      .set({
        plannedMinutes: stage.plannedMinutes,
        extendedMinutes: stage.extendedMinutes,
        startedAt: stage.startedAt,
        completedAt: stage.completedAt,
        skippedAt: stage.skippedAt,
        dueAt: stage.dueAt,
        reason: stage.reason,
        ...(moved ? { atRiskAlarmedAt: null, overdueAlarmedAt: null } : {}),
      })
      .where(and(eq(incidentStages.incidentId, incident.id), eq(incidentStages.key, stage.key)))
  }
  const eta = etaOf(after, tx.now)
  await tx.db.update(incidents).set({ eta }).where(eq(incidents.id, incident.id))
  return eta
}
