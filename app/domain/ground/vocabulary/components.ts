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
