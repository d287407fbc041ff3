import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt, id, type Translated } from './columns.ts'
import { staff } from './people.ts'

/** Maintenance announced ahead; one-off windows as data. */
export const maintenanceWindows = pgTable(
  'maintenance_windows',
  {
    id: id(),
    /** What people say and the address holds. */
    number: text('number').notNull(),
    title: jsonb('title').$type<Translated>().notNull(),
    body: jsonb('body').$type<Translated>().notNull(),
    /** Empty: the whole service. */
    components: text('components').array().notNull(),
    startsAt: at('starts_at').notNull(),
    endsAt: at('ends_at').notNull(),
    /** The last part of the window, kept for checking that all is well again. */
    verifyMinutes: integer('verify_minutes').notNull().default(30),
    /** How long before the start everybody is told. */
    noticeMinutes: integer('notice_minutes').notNull().default(1440),
    notify: text('notify').$type<'everyone' | 'nobody'>().notNull().default('everyone'),
    /** scheduled, in_progress, verifying, completed. One writer: maintenance/move.ts. */
    state: text('state').notNull().default('scheduled'),
    /** When the state changes next by itself, or the notice ahead is due; null: nothing is due any more. */
    nextAt: at('next_at'),
    noticedAheadAt: at('noticed_ahead_at'),
    startedAt: at('started_at'),
    verifyingAt: at('verifying_at'),
    completedAt: at('completed_at'),
    cancelledAt: at('cancelled_at'),
    updateCount: integer('update_count').notNull().default(0),
    version: integer('version').notNull().default(1),
    createdBy: uuid('created_by').references(() => staff.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('maintenance_windows_number').on(table.number),
    index('maintenance_windows_ends').on(table.endsAt),
    index('maintenance_windows_due')
      .on(table.nextAt)
      .where(sql`next_at is not null`),
  ],
)

/** What was said of a window, in order: each change of state, each new time, each word by hand. */
export const maintenanceUpdates = pgTable(
  'maintenance_updates',
  {
    id: id(),
    windowId: uuid('window_id')
      .notNull()
      .references(() => maintenanceWindows.id),
    seq: integer('seq').notNull(),
    status: text('status').notNull(),
    /** ahead, started, verifying, completed, rescheduled, cancelled or word. */
    occasion: text('occasion').notNull(),
    /** Written by hand; absent: the sentence of the occasion in the reader's language. */
    body: jsonb('body').$type<Translated>(),
    /** The time that was announced before, where this update changed it. */
    formerStartsAt: at('former_starts_at'),
    formerEndsAt: at('former_ends_at'),
    noticeId: uuid('notice_id'),
    /** Null: by itself. */
    staffId: uuid('staff_id').references(() => staff.id),
    publishedAt: at('published_at').notNull(),
  },
  (table) => [uniqueIndex('maintenance_updates_seq').on(table.windowId, table.seq)],
)
