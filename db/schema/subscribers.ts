import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt, id } from './columns.ts'

export const subscribers = pgTable(
  'subscribers',
  {
    id: id(),
    channel: text('channel').notNull(),
    recipient: text('recipient').notNull(),
    contactId: uuid('contact_id').notNull(),
    components: text('components').array().notNull().default([]),
    kinds: text('kinds').array().notNull(),
    language: text('language').notNull(),
    createdAt: createdAt(),
    /** What was asked for without proof of the address: it counts once it is confirmed. */
    wanted: jsonb('wanted').$type<{ components: string[]; kinds: string[]; language: string }>(),
    askedAt: at('asked_at'),
    confirmedAt: at('confirmed_at'),
    unsubscribedAt: at('unsubscribed_at'),
    /** When its robot was last posted to, in milliseconds since 1970: whoever posts next keeps to the pace. */
    posted: jsonb('posted').$type<number[]>().notNull().default([]),
  },
  (table) => [uniqueIndex('subscribers_once').on(table.channel, table.recipient)],
)

/**
 * Who is told of one incident until it is over; a row is made when its address was confirmed. It ends by itself: an
 * incident that has recovered has no further news but a look back, which is not sent to them.
 */
export const incidentSubscribers = pgTable(
  'incident_subscribers',
  {
    id: id(),
    incidentId: uuid('incident_id').notNull(),
    channel: text('channel').notNull(),
    recipient: text('recipient').notNull(),
    contactId: uuid('contact_id').notNull(),
    language: text('language').notNull(),
    confirmedAt: at('confirmed_at').notNull(),
    unsubscribedAt: at('unsubscribed_at'),
  },
  (table) => [
    // By the address first: what one person is told of is looked up for every message.
    uniqueIndex('incident_subscribers_once').on(table.channel, table.recipient, table.incidentId),
    index('incident_subscribers_listening')
      .on(table.incidentId, table.id)
      .where(sql`unsubscribed_at is null`),
  ],
)
