import { asc, eq } from 'drizzle-orm'
import { incidents, incidentStages, incidentUpdates } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { parseIncidentNumber } from '#app/domain/ground/numbers/record-numbers.ts'

export type Incident = typeof incidents.$inferSelect
export type StageRow = typeof incidentStages.$inferSelect
export type IncidentUpdate = typeof incidentUpdates.$inferSelect

export const subjectOfIncident = (incident: Pick<Incident, 'id'>) => ({ type: 'incident', id: incident.id })

export async function lockIncident(tx: Context, number: string): Promise<Incident> {
  const canonical = parseIncidentNumber(number)
  const [incident] = canonical
    ? await tx.db.select().from(incidents).where(eq(incidents.number, canonical)).for('update')
    : []
  if (!incident) throw notFound()
  return incident
}

export async function findIncident(ctx: Context, number: string): Promise<Incident> {
  const canonical = parseIncidentNumber(number)
  const [incident] = canonical
    ? await ctx.db.select().from(incidents).where(eq(incidents.number, canonical))
    : []
  if (!incident) throw notFound()
  return incident
}

export const stagesOf = (ctx: Context, incidentId: string): Promise<StageRow[]> =>
  ctx.db
    .select()
    .from(incidentStages)
    .where(eq(incidentStages.incidentId, incidentId))
    .orderBy(asc(incidentStages.position))
