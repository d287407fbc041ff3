import { integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns.ts'
import { staff } from './people.ts'

/**
 * The words of a message as the house changed them, by channel and language, version after version: the highest one
 * counts. A key of the catalogue that is not among the words stays as it is there.
 */
export const messageWordings = pgTable(
  'message_wordings',
  {
    id: id(),
    message: text('message').notNull(),
    channel: text('channel').$type<'mail' | 'sms'>().notNull(),
    language: text('language').notNull(),
    version: integer('version').notNull(),
    words: jsonb('words').$type<Record<string, string>>().notNull(),
    reason: text('reason').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('message_wordings_version').on(table.message, table.channel, table.language, table.version),
  ],
)

/** Which transitions are not told of on which media, the whole table a version: the highest one counts. */
export const channelRules = pgTable('channel_rules', {
  id: id(),
  version: integer('version').notNull().unique(),
  /** As `ticket-replied:sms`. */
  off: text('off').array().notNull(),
  reason: text('reason').notNull(),
  staffId: uuid('staff_id')
    .notNull()
    .references(() => staff.id),
  createdAt: createdAt(),
})
