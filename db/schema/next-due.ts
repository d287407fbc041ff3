import { sql } from 'drizzle-orm'

/**
 * When the next clock of an open ticket is due: the first answer until it is given, the next news, the resolution, the
 * rectification. A ticket whose clocks stand still, or that has none, comes after all others. The indexes of the tickets are over
 * this very expression: a list in this order has to ask for it as it is written here.
 */
export const nextDue = sql.raw(
  `coalesce(case when paused_at is null then least(case when first_responded_at is null then first_response_due_at end, next_update_due_at, resolution_due_at, rectification_due_at) end, 'infinity'::timestamptz)`,
)
/** What those indexes hold; written into the text of a query, so that its kept plan may use them, too. */
export const inOpenState = sql.raw(
  `state in ('new', 'open', 'waiting_reporter', 'waiting_upstream', 'reopened')`,
)
export const isNoDrill = sql.raw('drill_since is null')
export const onDesk = sql`${inOpenState} and ${isNoDrill}`
