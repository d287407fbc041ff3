import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at, id } from './columns.ts'
import { staff } from './people.ts'
import { tickets } from './tickets.ts'

/** Who follows a ticket without having it: told of what its reporter writes. */
export const ticketWatchers = pgTable(
  'ticket_watchers',
  {
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    since: at('since').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.staffId] }),
    index('ticket_watchers_staff').on(table.staffId),
  ],
)

/** Who has a ticket open in a tab just now, and whether they type. A tab that is silent for a while is away. */
export const ticketPresence = pgTable(
  'ticket_presence',
  {
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    tabId: uuid('tab_id').notNull(),
    typing: boolean('typing').notNull().default(false),
    seenAt: at('seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.staffId, table.tabId] }),
    index('ticket_presence_seen').on(table.seenAt),
  ],
)

/** What somebody did a moment ago and how it is taken back; for some seconds, by them alone, once. */
export const undoSteps = pgTable(
  'undo_steps',
  {
    id: id(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    action: text('action').notNull(),
    /** Of each ticket what it was before, and its version after: a ticket that has changed since stays as it is. */
    before: jsonb('before').$type<unknown>().notNull(),
    until: at('until').notNull(),
    usedAt: at('used_at'),
  },
  (table) => [index('undo_steps_until').on(table.until)],
)
