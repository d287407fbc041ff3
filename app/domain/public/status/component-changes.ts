import { components, type Component } from '#app/domain/ground/vocabulary/components.ts'
import type { PublicWindow } from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { underMaintenance } from './describe-window.ts'
import type { IncidentRead } from './read-status.ts'
import { toldUpdates } from './told-updates.ts'

/** When incidents and maintenance last changed each component. */
export function componentChanges(
  reads: readonly IncidentRead[],
  windows: readonly PublicWindow[],
): Map<Component, Date> {
  const changes = new Map<Component, Date>()
  const note = (key: Component, at: Date) => {
    const known = changes.get(key)
    if (!known || known < at) changes.set(key, at)
  }
  for (const { publishedAt, states } of reads.flatMap(toldUpdates)) {
    for (const key of components) {
      if (states?.after[key] && states.after[key] !== states.before[key]) note(key, publishedAt)
    }
  }
  for (const window of windows) {
    const moment = window.completedAt ?? window.startedAt
    for (const key of components) if (moment && underMaintenance(window)[key]) note(key, moment)
  }
  return changes
}
