import {
  components,
  isIncidentStatus,
  type Component as ComponentKey,
  type IncidentStatus,
} from '#app/domain/incidents/incident.ts'
import { textIn } from '#app/domain/notifications/incident-news.ts'
import { translator, type Translate } from '#app/i18n/catalogue.ts'
import { prefixOf, type Language } from '#app/i18n/language.ts'
import { pageId } from './component-states.ts'
import { impactOfSeverity } from './overall.ts'
import type { IncidentRead } from './read-status.ts'
import type { AffectedComponent, Component, IncidentShape, Update } from './shapes.ts'
import { statesOf, toldUpdates, type ToldUpdate } from './told-updates.ts'

/** Where things are shown and in which words. */
export type Frame = { baseUrl: string; language: Language }

export const addressIn = ({ baseUrl, language }: Frame, path: string) =>
  `${baseUrl}${prefixOf(language)}${path}`

/** An incident in Statuspage's shape. `all` are the components as they are now. */
export function describeIncident(read: IncidentRead, all: readonly Component[], frame: Frame): IncidentShape {
  const { incident } = read
  const told = toldUpdates(read)
  const t = translator(frame.language)
  const publishedAt = incident.publishedAt ?? incident.declaredAt
  const changes = [publishedAt, ...told.map((update) => update.changedAt)]
  const affected = Object.keys(statesOf(incident))
  return {
    id: incident.number,
    name: textIn(incident.title, frame.language),
    status: statusOf(incident.publicStatus),
    created_at: publishedAt.toISOString(),
    updated_at: new Date(Math.max(...changes.map(Number))).toISOString(),
    monitoring_at: incident.monitoringAt?.toISOString() ?? null,
    resolved_at: incident.resolvedAt?.toISOString() ?? null,
    impact: impactOfSeverity(incident.severity),
    shortlink: addressIn(frame, `/incidents/${incident.number}`),
    started_at: incident.declaredAt.toISOString(),
    page_id: pageId,
    incident_updates: told.map((update) => describeUpdate(update, incident.number, frame.language, t)),
    components: all.filter((component) => affected.includes(component.id)),
  }
}

function describeUpdate(
  { update, body, corrected, displayAt, publishedAt, changedAt, states }: ToldUpdate,
  incidentId: string,
  language: Language,
  t: Translate,
): Update<IncidentStatus> {
  const text = textIn(body, language)
  return {
    id: update.id,
    status: statusOf(update.status),
    body: corrected ? t('outside.corrected', { text }) : text,
    incident_id: incidentId,
    created_at: publishedAt.toISOString(),
    updated_at: changedAt.toISOString(),
    display_at: displayAt.toISOString(),
    affected_components: states && affectedBy(states, t),
    deliver_notifications: update.notify === 'everyone',
    custom_tweet: null,
    tweet_id: null,
  }
}

function affectedBy(
  { before, after }: NonNullable<ToldUpdate['states']>,
  t: Translate,
): AffectedComponent[] | null {
  const affected = components.flatMap((key) => {
    const state = after[key]
    if (!state) return []
    const name = t(`component.${key}`)
    return [{ code: key, name, old_status: before[key] ?? 'operational', new_status: state }]
  })
  return affected.length > 0 ? affected : null
}

const statusOf = (text: string): IncidentStatus => (isIncidentStatus(text) ? text : 'investigating')

/** When the incidents last changed each component. */
export function componentChanges(reads: readonly IncidentRead[]): Map<ComponentKey, Date> {
  const changes = new Map<ComponentKey, Date>()
  for (const { publishedAt, states } of reads.flatMap(toldUpdates)) {
    for (const key of components) {
      const known = changes.get(key)
      if (states?.after[key] && states.after[key] !== states.before[key] && !(known && known > publishedAt))
        changes.set(key, publishedAt)
    }
  }
  return changes
}
