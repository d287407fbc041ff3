import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { at, bytea, id } from './columns.ts'

/** Who may do a thing alone for a while; judged by the database's clock. */
export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  until: at('until').notNull(),
})

/** The answer to an unsafe call, kept under its key. Of the body only a keyed hash. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    scope: text('scope').notNull(),
    key: text('key').notNull(),
    bodyHash: text('body_hash').notNull(),
    /** Encrypted, because it holds signed links; as text within, so that a repeated call gets the same bytes. */
    answerCipher: bytea('answer_cipher'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.key] }),
    index('idempotency_keys_created').on(table.createdAt),
  ],
)

/** Fixed-window counters shared by all processes; the key is a blind index where it stands for a person or an address. */
export const throttles = pgTable(
  'throttles',
  {
    key: text('key').notNull(),
    windowStart: at('window_start').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.windowStart] }),
    index('throttles_window').on(table.windowStart),
  ],
)

/** Grows with every change that public pages show; web processes compare it and drop their copies. */
export const contentVersions = pgTable('content_versions', {
  name: text('name').primaryKey(),
  version: bigint('version', { mode: 'number' }).notNull(),
  changedAt: at('changed_at').notNull(),
})

/** Which keys of SECRET_KEYS the data is under: what is read under another key would be lost, so no process starts with one. */
export const keyChecks = pgTable('key_checks', {
  keyId: text('key_id').primaryKey(),
  /** An HMAC of a constant under the key. */
  checkValue: text('check_value').notNull(),
  /** The oldest key has the lowest number. */
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
  madeAt: at('made_at').notNull(),
})

export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: jsonb('value').$type<unknown>().notNull(),
  changedAt: at('changed_at').notNull(),
})

/** What somebody on the desk has to look at: a stage at risk, a promise that was not kept, a clock that ran out. */
export const alarms = pgTable(
  'alarms',
  {
    id: id(),
    kind: text('kind').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** Whose it is; null: everybody who commands. */
    staffId: uuid('staff_id'),
    departmentId: uuid('department_id'),
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    raisedAt: at('raised_at').notNull(),
    acknowledgedAt: at('acknowledged_at'),
    acknowledgedBy: uuid('acknowledged_by'),
  },
  (table) => [
    index('alarms_open')
      .on(table.raisedAt)
      .where(sql`acknowledged_at is null`),
    index('alarms_subject').on(table.subjectType, table.subjectId),
    // The bell of a person, of a department's leads, of those who command: the newest of each.
    index('alarms_open_of_staff')
      .on(table.staffId, table.raisedAt)
      .where(sql`acknowledged_at is null`),
    index('alarms_open_of_department')
      .on(table.departmentId, table.raisedAt)
      .where(sql`acknowledged_at is null`),
    index('alarms_open_of_house')
      .on(table.raisedAt)
      .where(sql`acknowledged_at is null and staff_id is null and department_id is null`),
    // Nobody is called to a ticket twice for the same thing.
    uniqueIndex('alarms_one_call')
      .on(table.subjectId, table.kind, sql`coalesce(staff_id, department_id)`)
      .where(sql`acknowledged_at is null and kind in ('assigned', 'answered', 'mentioned', 'supervised')`),
  ],
)
