import { components } from '#app/domain/ground/vocabulary/components.ts'
import type {
  PublicWindow,
  PublicWindowUpdate,
} from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { isWindowState, type WindowState } from '#app/domain/incidents/maintenance/window.ts'
import { maintenanceUrl } from '#app/domain/delivery/links/links.ts'
import { translator, type Translate } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { pageId } from './component-states.ts'
import { affectedBy } from './describe-incident.ts'
import type { Component, MaintenanceShape, Update } from './shapes.ts'
import type { States } from './told-updates.ts'

/** What a window does to the components while it is under way; one that names none is of the whole service. */
export const underMaintenance = ({ components: named }: Pick<PublicWindow, 'components'>): States =>
  statesIn('in_progress', named)

/** A maintenance window in Statuspage's shape. `all` are the components as they are now. */
export function describeWindow(
  window: PublicWindow,
  all: readonly Component[],
  language: Language,
): MaintenanceShape {
  const t = translator(language)
  const touched = Object.keys(underMaintenance(window))
  const updates = updatesOf(window, t)
  return {
    id: window.number,
    name: window.title.text,
    status: window.state,
    created_at: window.createdAt.toISOString(),
    updated_at: updates[0]?.updated_at ?? window.createdAt.toISOString(),
    monitoring_at: null,
    resolved_at: window.completedAt?.toISOString() ?? null,
    impact: 'maintenance',
    shortlink: maintenanceUrl(window.number, language),
    started_at: (window.startedAt ?? window.startsAt).toISOString(),
    page_id: pageId,
    incident_updates: updates,
    components: all.filter((component) => touched.includes(component.id)),
    scheduled_for: window.startsAt.toISOString(),
    scheduled_until: window.endsAt.toISOString(),
  }
}

/** Newest first; the oldest is the announcement itself. */
function updatesOf(window: PublicWindow, t: Translate): Array<Update<WindowState>> {
  const announced = {
    id: window.id,
    status: 'scheduled',
    at: window.createdAt,
    text: window.body,
    notified: false,
  }
  const oldestFirst = [announced, ...window.updates.toReversed()]
  return oldestFirst
    .map((update, index) => describeUpdate(window, update, oldestFirst[index - 1], t))
    .toReversed()
}

type UpdateText = Pick<PublicWindowUpdate, 'id' | 'status' | 'at' | 'text' | 'notified'>

function describeUpdate(
  { number, components: named, body }: PublicWindow,
  { id, status, at, text, notified }: UpdateText,
  former: UpdateText | undefined,
  t: Translate,
): Update<WindowState> {
  const state = stateOf(status)
  const before = statesIn(former ? stateOf(former.status) : 'scheduled', named)
  return {
    id,
    status: state,
    body: text.text || body.text,
    incident_id: number,
    created_at: at.toISOString(),
    updated_at: at.toISOString(),
    display_at: at.toISOString(),
    affected_components: affectedBy({ before, after: statesIn(state, named) }, t),
    deliver_notifications: notified,
    custom_tweet: null,
    tweet_id: null,
  }
}

const stateOf = (text: string): WindowState => (isWindowState(text) ? text : 'scheduled')

function statesIn(state: WindowState, named: readonly string[]): States {
  const status = state === 'in_progress' || state === 'verifying' ? 'under_maintenance' : 'operational'
  return Object.fromEntries(
    components.filter((key) => named.length === 0 || named.includes(key)).map((key) => [key, status]),
  )
}
