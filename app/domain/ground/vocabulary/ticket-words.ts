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
/** The order in which the public's forms offer them: what is asked most comes first. */
const places: Record<(typeof ticketKinds)[number], number> = {
  missing_invoice: 1,
  technical_fault: 2,
  policy_question: 3,
  feature_suggestion: 4,
  user_experience: 5,
  complaint: 6,
  praise: 7,
}
export const offeredKinds = ticketKinds.toSorted((a, b) => places[a] - places[b])
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
/** How a ticket came: `open` ways are built, and a report that claims to have come another way is refused. */
const channels = {
  web: 'open',
  chat: 'planned',
  email: 'open',
  hotline: 'open',
  wechat: 'planned',
  weibo: 'planned',
  api: 'open',
  batch: 'planned',
} as const
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
/** Those that a ticket can be in; nothing merges tickets yet. */
export const reachableStates = ticketStates.filter((state) => state !== 'merged')
export const priorities = ['urgent', 'high', 'normal', 'low'] as const
export const reporterTypes = ['company', 'consumer', 'bookkeeping_agency', 'tax_officer'] as const

export type TicketKind = (typeof ticketKinds)[number]
export type Symptom = (typeof symptoms)[number]
export type TicketChannel = keyof typeof channels
type OpenChannel = {
  [Name in TicketChannel]: (typeof channels)[Name] extends 'open' ? Name : never
}[TicketChannel]
export type TicketState = (typeof ticketStates)[number]
export type Priority = (typeof priorities)[number]
export type ReporterType = (typeof reporterTypes)[number]

export const isTicketKind = (text: unknown): text is TicketKind => ticketKinds.some((word) => word === text)
export const isSymptom = (text: unknown): text is Symptom => symptoms.some((word) => word === text)
export const isTicketChannel = (text: unknown): text is TicketChannel =>
  typeof text === 'string' && Object.hasOwn(channels, text)
export const ticketChannels = Object.keys(channels).filter(isTicketChannel)
const isOpenChannel = (name: TicketChannel): name is OpenChannel => channels[name] === 'open'
export const openChannels = ticketChannels.filter(isOpenChannel)
export const isTicketState = (text: unknown): text is TicketState =>
  ticketStates.some((word) => word === text)
export const isReachableState = (text: unknown): text is (typeof reachableStates)[number] =>
  reachableStates.some((word) => word === text)
export const isPriority = (text: unknown): text is Priority => priorities.some((word) => word === text)
export const isReporterType = (text: unknown): text is ReporterType =>
  reporterTypes.some((word) => word === text)
