import { asc, eq } from 'drizzle-orm'
import { incidents, incidentStages, incidentUpdates } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import { notFound } from '#app/domain/errors.ts'
import { parseIncidentNumber } from './number.ts'

export type Incident = typeof incidents.$inferSelect
export type StageRow = typeof incidentStages.$inferSelect
export type IncidentUpdate = typeof incidentUpdates.$inferSelect

export const incidentStatuses = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
] as const
export type IncidentStatus = (typeof incidentStatuses)[number]
export const isIncidentStatus = (value: unknown): value is IncidentStatus =>
  incidentStatuses.some((status) => status === value)

export const components = ['lookup', 'verification', 'data_sync', 'portal', 'notifications'] as const
export type Component = (typeof components)[number]
export const componentStates = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
] as const
export type ComponentState = (typeof componentStates)[number]

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
