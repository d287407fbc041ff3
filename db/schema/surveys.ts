import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { at, createdAt, id } from './columns.ts'
import { tickets } from './tickets.ts'

/** One a resolution. */
export const surveys = pgTable(
  'surveys',
  {
    id: id(),
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id),
    resolution: integer('resolution').notNull(),
    invitedAt: at('invited_at'),
    /** Why no invitation went out. */
    notSentReason: text('not_sent_reason'),
    createdAt: createdAt(),
    expiresAt: at('expires_at').notNull(),
  },
  (table) => [
    uniqueIndex('surveys_once').on(table.ticketId, table.resolution),
    index('surveys_created').on(table.createdAt),
  ],
)

/** Every answer is kept: a change within seven days is a new version. */
export const surveyAnswers = pgTable(
  'survey_answers',
  {
    surveyId: uuid('survey_id')
      .notNull()
      .references(() => surveys.id),
    version: integer('version').notNull(),
    solved: boolean('solved').notNull(),
    level: integer('level').notNull(),
    aspects: jsonb('aspects').$type<Record<string, number>>().notNull().default({}),
    comment: text('comment'),
    via: text('via').$type<'link' | 'track' | 'api' | 'call_back'>().notNull(),
    answeredAt: at('answered_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.surveyId, table.version] })],
)
