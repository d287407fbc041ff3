import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { at } from './columns.ts'
import type { DeliveryState } from './delivery-states.ts'

/** Rows of a notice that are alike, and how many of them left within the minute before they were counted. */
export type LedgerGroup = {
  channel: string
  state: DeliveryState
  provider: string | null
  failure: string | null
  count: number
  lastMinute: number
}

/**
 * What was counted in the ledger of a notice, and when: a count reads all of its rows, so it is kept for a while and
 * shown to everybody who looks.
 */
export const noticeReports = pgTable('notice_reports', {
  noticeId: uuid('notice_id').primaryKey(),
  groups: jsonb('groups').$type<LedgerGroup[]>().notNull().default([]),
  countedAt: at('counted_at'),
  /** What it cost: the next count may wait longer for it. */
  tookMs: integer('took_ms').notNull().default(0),
  /** The counters of the notice at that moment: where they stand still, there is nothing to count. */
  seen: text('seen'),
  /** Until when somebody is counting. */
  countingUntil: at('counting_until'),
})
