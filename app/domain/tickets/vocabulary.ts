/** The words of the ticket desk as other programs see them (API, exports); changing one breaks them. */
export const ticketKinds = [
  'missing_invoice',
  'technical_fault',
  'feature_suggestion',
  'user_experience',
  'policy_question',
  'complaint',
  'praise',
] as const
export const symptoms = [
  'not_found',
  'mismatch',
  'void',
  'not_synced',
  'vanished',
  'quota',
  'error',
  'other',
] as const
export const ticketChannels = ['web', 'chat', 'email', 'hotline', 'wechat', 'weibo', 'api', 'batch'] as const
export const ticketStates = [
  'new',
  'open',
  'waiting_reporter',
  'waiting_upstream',
  'resolved',
  'closed',
  'reopened',
  'cancelled',
  'merged',
] as const
export const priorities = ['urgent', 'high', 'normal', 'low'] as const
export const departmentKeys = [
  'taxpayer_service',
  'tech_support',
  'data_repair',
  'product',
  'tax_office',
] as const
export const reporterTypes = ['company', 'consumer', 'bookkeeping_agency', 'tax_officer'] as const

export type TicketKind = (typeof ticketKinds)[number]
export type Symptom = (typeof symptoms)[number]
export type TicketChannel = (typeof ticketChannels)[number]
export type TicketState = (typeof ticketStates)[number]
export type Priority = (typeof priorities)[number]
export type DepartmentKey = (typeof departmentKeys)[number]
export type ReporterType = (typeof reporterTypes)[number]

export const isTicketKind = (text: unknown): text is TicketKind => ticketKinds.some((word) => word === text)
export const isSymptom = (text: unknown): text is Symptom => symptoms.some((word) => word === text)
export const isTicketChannel = (text: unknown): text is TicketChannel =>
  ticketChannels.some((word) => word === text)
export const isTicketState = (text: unknown): text is TicketState =>
  ticketStates.some((word) => word === text)
export const isPriority = (text: unknown): text is Priority => priorities.some((word) => word === text)
export const isDepartmentKey = (text: unknown): text is DepartmentKey =>
  departmentKeys.some((word) => word === text)
export const isReporterType = (text: unknown): text is ReporterType =>
  reporterTypes.some((word) => word === text)
