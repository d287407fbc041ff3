import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { at, bytea, id } from './columns.ts'

/** What the sandbox providers received. The content is a person's message: encrypted like contact data. */
export const sandboxMessages = pgTable(
  'sandbox_messages',
  {
    id: id(),
    channel: text('channel').notNull(),
    toIndex: text('to_index').notNull(),
    contentCipher: bytea('content_cipher').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    noticeId: uuid('notice_id'),
    at: at('at').notNull(),
  },
  (table) => [
    index('sandbox_messages_to').on(table.toIndex, table.id),
    index('sandbox_messages_notice').on(table.noticeId, table.id),
    uniqueIndex('sandbox_messages_delivery').on(table.deliveryId),
  ],
)
