import type { InboxView } from '#app/domain/tickets/inbox.ts'

export const inboxViewNames = [
  'mine',
  'unassigned',
  'department',
  'waiting',
  'late',
  'resolved',
  'all',
] as const satisfies readonly InboxView[]

const countedUpTo = 1000

/** Views are counted up to a thousand. */
export const cappedCount = (count: number) => (count > countedUpTo ? `${countedUpTo}+` : String(count))
