import type { ComponentState } from '#app/domain/ground/vocabulary/components.ts'
import type { Translate } from '#app/i18n/catalogue.ts'
import { worstOf } from './component-states.ts'
import type { Component, IncidentShape, Impact, Overall } from './shapes.ts'

const weight: Record<Impact, number> = { none: 0, maintenance: 1, minor: 2, major: 3, critical: 4 }

const ofComponent: Record<ComponentState, Impact> = {
  operational: 'none',
  under_maintenance: 'maintenance',
  degraded_performance: 'minor',
  partial_outage: 'major',
  major_outage: 'critical',
}

/** Severity 1 to 4 in Statuspage's words. */
export function impactOfSeverity(severity: number): Impact {
  if (severity === 1) return 'critical'
  if (severity === 2) return 'major'
  return severity === 3 ? 'minor' : 'none'
}

/** The whole in one word and one sentence: the worst of the incidents that are open and of the components. */
export function overall(
  components: readonly Component[],
  open: ReadonlyArray<Pick<IncidentShape, 'impact'>>,
  t: Translate,
): Overall {
  const state = worstOf(components.map((component) => component.status))
  const indicator = [ofComponent[state], ...open.map((incident) => incident.impact)].reduce((worst, impact) =>
    weight[impact] > weight[worst] ? impact : worst,
  )
  return { indicator, description: t(`outside.overall.${indicator}`) }
}
