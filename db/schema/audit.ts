import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at, bytea, xid8 } from './columns.ts'
import { sql } from 'drizzle-orm'

/** What happened, in the words of the business. Partitioned by month (see the migration). */
export const events = pgTable(
  'events',
  {
    id: uuid('id').notNull(),
    at: at('at').notNull(),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    actorType: text('actor_type').notNull(),
    actorId: uuid('actor_id'),
    details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.at, table.id] }),
    index('events_subject').on(table.subjectType, table.subjectId, table.at),
  ],
)

/** Who did what, append-only; a chainer sets seq and hash afterwards, in commit order. Ids only, never contact values. */
export const auditRows = pgTable(
  'audit_rows',
  {
    id: uuid('id').primaryKey(),
    at: at('at').notNull(),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id'),
    actorType: text('actor_type').notNull(),
    actorId: uuid('actor_id'),
    details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
    xid: xid8('xid')
      .notNull()
      .default(sql`pg_current_xact_id()`),
    seq: bigint('seq', { mode: 'number' }),
    hash: bytea('hash'),
  },
  (table) => [
    index('audit_rows_unchained')
      .on(table.xid, table.id)
      .where(sql`hash is null`),
    index('audit_rows_seq').on(table.seq),
    index('audit_rows_subject').on(table.subjectType, table.subjectId),
  ],
)
