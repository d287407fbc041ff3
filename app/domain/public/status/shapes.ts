import type { IncidentStatus } from '#app/domain/ground/vocabulary/incident-words.ts'
import type { ComponentState } from '#app/domain/ground/vocabulary/components.ts'
import type { WindowState } from '#app/domain/incidents/maintenance/window.ts'

// Statuspage's published shapes, field by field: other people's programs read them. Times are ISO 8601 in UTC with
// milliseconds, ids are strings.

export type Impact = 'none' | 'minor' | 'major' | 'critical' | 'maintenance'

export type Page = { id: string; name: string; url: string; time_zone: string; updated_at: string }

export type Component = {
  id: string
  name: string
  status: ComponentState
  created_at: string
  updated_at: string
  position: number
  description: string | null
  showcase: boolean
  start_date: string | null
  group_id: string | null
  page_id: string
  group: boolean
  only_show_if_degraded: boolean
}

export type AffectedComponent = {
  code: string
  name: string
  old_status: ComponentState
  new_status: ComponentState
}

export type Update<Status> = {
  id: string
  status: Status
  body: string
  incident_id: string
  created_at: string
  updated_at: string
  display_at: string
  affected_components: AffectedComponent[] | null
  deliver_notifications: boolean
  custom_tweet: string | null
  tweet_id: string | null
}

type Event<Status> = {
  id: string
  name: string
  status: Status
  created_at: string
  updated_at: string
  monitoring_at: string | null
  resolved_at: string | null
  impact: Impact
  shortlink: string
  started_at: string
  page_id: string
  /** Newest first. */
  incident_updates: Array<Update<Status>>
  components: Component[]
}

export type IncidentShape = Event<IncidentStatus>
export type MaintenanceShape = Event<WindowState> & { scheduled_for: string; scheduled_until: string }

export type Overall = { indicator: Impact; description: string }
