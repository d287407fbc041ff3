import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { at, bytea, createdAt, id } from './columns.ts'
import { incidentUpdates } from './incidents.ts'
import { staff } from './people.ts'
import { tickets } from './tickets.ts'

export const messages = pgTable(
  'messages',
  {
    id: id(),
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id),
    author: text('author').$type<'reporter' | 'staff' | 'system'>().notNull(),
    staffId: uuid('staff_id').references(() => staff.id),
    visibility: text('visibility').$type<'public' | 'internal'>().notNull(),
    body: text('body').notNull(),
    channel: text('channel').notNull(),
    /** The channel's own key of the message: the same one twice is one. */
    externalKey: text('external_key'),
    incidentUpdateId: uuid('incident_update_id').references(() => incidentUpdates.id),
    createdAt: createdAt(),
  },
  (table) => [
    index('messages_ticket').on(table.ticketId, table.createdAt),
    // What an incident says to all its tickets tells none of them apart.
    index('messages_grams')
      .using('gin', sql`article_grams(${table.body})`)
      .where(sql`incident_update_id is null`),
    uniqueIndex('messages_external')
      .on(table.channel, table.externalKey)
      .where(sql`external_key is not null`),
  ],
)

export const drafts = pgTable(
  'drafts',
  {
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    visibility: text('visibility').$type<'public' | 'internal'>().notNull(),
    body: text('body').notNull(),
    savedAt: at('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ticketId, table.staffId, table.visibility] })],
)

/** What we promised a reporter: who, what, until when. */
export const promises = pgTable(
  'promises',
  {
    id: id(),
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id),
    madeBy: uuid('made_by').references(() => staff.id),
    text: text('text').notNull(),
    dueAt: at('due_at').notNull(),
    keptAt: at('kept_at'),
    alarmedAt: at('alarmed_at'),
    createdAt: createdAt(),
  },
  (table) => [
    index('promises_ticket').on(table.ticketId),
    index('promises_due')
      .on(table.dueAt)
      .where(sql`kept_at is null`),
  ],
)

/** When a member of staff last looked at a ticket: unread is what came later. */
export const ticketReads = pgTable(
  'ticket_reads',
  {
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    readAt: at('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ticketId, table.staffId] })],
)

export const files = pgTable(
  'files',
  {
    id: id(),
    ticketId: uuid('ticket_id').references(() => tickets.id),
    messageId: uuid('message_id').references(() => messages.id),
    nameCipher: bytea('name_cipher').notNull(),
    contentType: text('content_type').notNull(),
    bytes: integer('bytes').notNull(),
    /** Key of the encrypted content in the file store: a keyed hash of the plain content. */
    contentKey: text('content_key').notNull(),
    visibility: text('visibility').$type<'public' | 'internal'>().notNull(),
    uploadedBy: text('uploaded_by').$type<'reporter' | 'staff'>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('files_ticket').on(table.ticketId)],
)
