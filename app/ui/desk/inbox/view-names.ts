import type { ViewCounts } from '#app/domain/desk/tickets/count-inbox.ts'
import { inboxViews, type InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'

/** The views somebody has, in their order: those that were counted for them. */
export const viewsIn = (counts: ViewCounts): InboxView[] =>
  inboxViews.filter((name) => counts[name] !== undefined)

const countedUpTo = 1000

/** Views are counted up to a thousand. */
export const cappedCount = (count = 0) => (count > countedUpTo ? `${countedUpTo}+` : String(count))
