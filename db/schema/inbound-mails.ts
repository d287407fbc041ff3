import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { at, bytea, id } from './columns.ts'

/**
 * A mail from outside as it arrived, kept before anything looks into it: whoever brought it has its answer, whatever
 * reading it will do. Envelope and content are encrypted.
 */
export const inboundMails = pgTable(
  'inbound_mails',
  {
    id: id(),
    source: text('source').$type<'smtp' | 'push'>().notNull(),
    /** Keyed hash of envelope and content: the same mail again is the same row. */
    key: text('key').notNull().unique(),
    /** Of the return path it came to. */
    deliveryId: uuid('delivery_id').notNull(),
    envelopeCipher: bytea('envelope_cipher').notNull(),
    rawCipher: bytea('raw_cipher').notNull(),
    /** Bytes of the mail. */
    size: integer('size').notNull(),
    state: text('state').$type<'received' | 'parsed' | 'poison'>().notNull().default('received'),
    attempts: integer('attempts').notNull().default(0),
    /** Why the last reading failed: crashed, too_long, memory, died. */
    reason: text('reason'),
    receivedAt: at('received_at').notNull(),
    /** When it may be read: a reading under way has moved it to the end of its lease. */
    nextAt: at('next_at').notNull(),
    settledAt: at('settled_at'),
  },
  (table) => [
    index('inbound_mails_due')
      .on(table.nextAt)
      .where(sql`state = 'received'`),
    index('inbound_mails_settled')
      .on(table.state, table.settledAt, table.id)
      .where(sql`settled_at is not null`),
    index('inbound_mails_delivery').on(table.deliveryId),
  ],
)
