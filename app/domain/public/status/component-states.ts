import {
  components,
  componentStates,
  type Component as ComponentKey,
  type ComponentState,
} from '#app/domain/ground/vocabulary/components.ts'
import type { Translate } from '#app/i18n/catalogue.ts'
import type { Component } from './shapes.ts'
import type { States } from './told-updates.ts'

export const pageId = 'fapiao-desk'

/** Components have no row of their own: they are there since the desk is. */
const since = '2026-01-01T00:00:00.000Z'

const weight: Record<ComponentState, number> = {
  operational: 0,
  under_maintenance: 1,
  degraded_performance: 2,
  partial_outage: 3,
  major_outage: 4,
}

export const worse = (left: ComponentState, right: ComponentState): ComponentState =>
  weight[right] > weight[left] ? right : left

export const worstOf = (states: readonly ComponentState[]): ComponentState =>
  states.reduce(worse, componentStates[0])

/** Every component as it is now: the worst of what incidents and maintenance do to it. */
export function describeComponents(
  impacts: readonly States[],
  changes: ReadonlyMap<ComponentKey, Date>,
  t: Translate,
): Component[] {
  return components.map((key, index) => ({
    id: key,
    name: t(`component.${key}`),
    status: worstOf(impacts.flatMap((states) => states[key] ?? [])),
    created_at: since,
    updated_at: changes.get(key)?.toISOString() ?? since,
    position: index + 1,
    description: null,
    showcase: true,
    start_date: null,
    group_id: null,
    page_id: pageId,
    group: false,
    only_show_if_degraded: false,
  }))
}
