import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { findIncident, stagesOf, type Incident } from './incident.ts'
import { canFollow } from '#app/domain/people/roles/may.ts'
import type { Stage } from './stages.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

export const describeStages = (stages: readonly Stage[]) =>
  stages.map((stage) => ({
    key: stage.key,
    name: stage.name,
    plannedMinutes: stage.plannedMinutes,
    extendedMinutes: stage.extendedMinutes,
    dueAt: stage.dueAt.toISOString(),
    startedAt: iso(stage.startedAt),
    completedAt: iso(stage.completedAt),
    skippedAt: iso(stage.skippedAt),
    reason: stage.reason,
  }))

/** An incident in the words of the REST API. */
export async function describeIncident(ctx: Context, incident: Incident) {
  const stages = await stagesOf(ctx, incident.id)
  return {
    number: incident.number,
    title: incident.title,
    severity: incident.severity,
    components: incident.components,
    regions: incident.regions,
    invoiceKinds: incident.invoiceKinds,
    symptoms: incident.symptoms,
    issuedFrom: incident.issuedFrom,
    issuedUntil: incident.issuedUntil,
    drill: incident.drillSince !== null,
    publicStatus: incident.publicStatus,
    stages: describeStages(stages),
    eta: iso(incident.eta),
    nextUpdateAt: iso(incident.nextUpdateAt),
    declaredAt: incident.declaredAt.toISOString(),
    resolvedAt: iso(incident.resolvedAt),
  }
}

export async function describeIncidentByNumber(ctx: Context, number: string) {
  ensure(canFollow(ctx.actor), notFound)
  return describeIncident(ctx, await findIncident(ctx, number))
}
