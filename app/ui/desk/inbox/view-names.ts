import type { InboxView, ViewCounts } from '#app/domain/tickets/inbox.ts'

const inboxViewNames = [
  'mine',
  'unassigned',
  'department',
  'waiting',
  'late',
  'resolved',
  'all',
] as const satisfies readonly InboxView[]

/** The views somebody has, in their order: those that were counted for them. */
export const viewsIn = (counts: ViewCounts): InboxView[] =>
  inboxViewNames.filter((name) => counts[name] !== undefined)

const countedUpTo = 1000

/** Views are counted up to a thousand. */
export const cappedCount = (count = 0) => (count > countedUpTo ? `${countedUpTo}+` : String(count))
