export const incidentStatuses = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
] as const
export type IncidentStatus = (typeof incidentStatuses)[number]
export const isIncidentStatus = (value: unknown): value is IncidentStatus =>
  incidentStatuses.some((status) => status === value)
export const incidentRoleNames = ['commander', 'communications', 'scribe'] as const
export type IncidentRole = (typeof incidentRoleNames)[number]
