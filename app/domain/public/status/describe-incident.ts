import { isIncidentStatus, type IncidentStatus } from '#app/domain/ground/vocabulary/incident-words.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import { textIn } from '#app/domain/ground/translated/text-in.ts'
import { translator, type Translate } from '#app/i18n/catalogue.ts'
import { incidentUrl } from '#app/domain/delivery/links/links.ts'
import type { Language } from '#app/i18n/language.ts'
import { pageId } from './component-states.ts'
import { impactOfSeverity } from './overall.ts'
import type { IncidentRead } from './read-status.ts'
import type { AffectedComponent, Component, IncidentShape, Update } from './shapes.ts'
import { statesOf, toldUpdates, type ToldUpdate } from './told-updates.ts'

/** An incident in Statuspage's shape. `all` are the components as they are now. */
export function describeIncident(
  read: IncidentRead,
  all: readonly Component[],
  language: Language,
): IncidentShape {
  const { incident } = read
  const told = toldUpdates(read)
  const t = translator(language)
  const publishedAt = incident.publishedAt ?? incident.declaredAt
  const changes = [publishedAt, ...told.map((update) => update.changedAt)]
  const affected = Object.keys(statesOf(incident))
  return {
    id: incident.number,
    name: textIn(incident.title, language),
    status: statusOf(incident.publicStatus),
    created_at: publishedAt.toISOString(),
    updated_at: new Date(Math.max(...changes.map(Number))).toISOString(),
    monitoring_at: incident.monitoringAt?.toISOString() ?? null,
    resolved_at: incident.resolvedAt?.toISOString() ?? null,
    impact: impactOfSeverity(incident.severity),
    shortlink: incidentUrl(incident.number, language),
    started_at: incident.declaredAt.toISOString(),
    page_id: pageId,
    incident_updates: told.map((update) => describeUpdate(update, incident.number, language, t)),
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

export function affectedBy(
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
