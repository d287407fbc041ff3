import type { PublicIncident } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { isIncidentStatus } from '#app/domain/ground/vocabulary/incident-words.ts'
import type { IncidentBrief } from '#app/ui/public/incident/incident-panel.tsx'

export const toneOf = (severity: number): IncidentBrief['tone'] =>
  severity === 1 ? 'down' : severity === 2 ? 'partial' : 'watch'

/** A public incident as the panel draws it. */
export function briefOf(incident: PublicIncident): IncidentBrief {
  return {
    number: incident.number,
    title: incident.title,
    tone: incident.resolvedAt ? 'ok' : toneOf(incident.severity),
    status: isIncidentStatus(incident.status) ? incident.status : 'investigating',
    startedAt: incident.startedAt,
    resolvedAt: incident.resolvedAt,
    workaround: incident.resolvedAt ? null : incident.workaround,
    stages: incident.stages,
    etaAt: incident.eta,
    nextUpdateAt: incident.nextUpdateAt,
  }
}
