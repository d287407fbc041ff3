import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt, id, type Translated } from './columns.ts'
import { staff } from './people.ts'

/** What the house says to everybody that is no incident and no maintenance window. */
export const announcements = pgTable(
  'announcements',
  {
    id: id(),
    number: text('number').notNull(),
    kind: text('kind')
      .$type<'progress' | 'recovery' | 'maintenance' | 'system_update' | 'policy' | 'safety_tip'>()
      .notNull(),
    title: jsonb('title').$type<Translated>().notNull(),
    body: jsonb('body').$type<Translated>().notNull(),
    components: text('components').array().notNull().default([]),
    /** banner (top of every page), form (above the report form); all stand in the list. */
    placements: text('placements').array().notNull().default([]),
    startsAt: at('starts_at').notNull(),
    endsAt: at('ends_at'),
    pinnedAt: at('pinned_at'),
    publishedAt: at('published_at'),
    withdrawnAt: at('withdrawn_at'),
    /** Whether subscribers are told when it begins. */
    notify: text('notify').$type<'everyone' | 'nobody'>().notNull().default('nobody'),
    /** When its messages leave, where that is later than its beginning. */
    sendAt: at('send_at'),
    noticeId: uuid('notice_id'),
    version: integer('version').notNull().default(1),
    createdBy: uuid('created_by').references(() => staff.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('announcements_number').on(table.number),
    index('announcements_public')
      .on(table.startsAt)
      .where(sql`published_at is not null and withdrawn_at is null`),
  ],
)

/** How the service as a whole is rated, by whoever wants to (S3). No contact, no account. */
export const serviceRatings = pgTable(
  'service_ratings',
  {
    id: id(),
    level: integer('level').notNull(),
    aspects: jsonb('aspects').$type<Record<string, number>>().notNull().default({}),
    comment: text('comment'),
    language: text('language').notNull(),
    /** The incident somebody was affected by, where the rating is about it. */
    incidentId: uuid('incident_id'),
    createdAt: createdAt(),
  },
  (table) => [index('service_ratings_created').on(table.createdAt)],
)

/** The privacy notice as it was in force; consent names the version it was given to. */
export const privacyNotices = pgTable('privacy_notices', {
  version: integer('version').primaryKey(),
  /** What changed against the version before. */
  changes: jsonb('changes').$type<Translated>().notNull(),
  body: jsonb('body').$type<Translated>().notNull(),
  effectiveAt: at('effective_at').notNull(),
})

/** Who agreed to which version, when and where. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    contactId: uuid('contact_id').notNull(),
    version: integer('version').notNull(),
    /** report, subscription or api. */
    purpose: text('purpose').notNull(),
    givenAt: at('given_at').notNull(),
  },
  (table) => [index('consents_contact').on(table.contactId)],
)
