import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { at, createdAt, id } from './columns.ts'
import { departments } from './people.ts'

export const categories = pgTable('categories', {
  key: text('key').primaryKey(),
  kind: text('kind').notNull(),
  /** The symptom that it stands for; null: reports of its kind that no other category stands for. */
  symptom: text('symptom'),
  departmentId: uuid('department_id')
    .notNull()
    .references(() => departments.id),
  urgency: integer('urgency').notNull(),
  impact: integer('impact').notNull(),
  position: integer('position').notNull(),
})

export const routingRules = pgTable('routing_rules', {
  id: id(),
  position: integer('position').notNull(),
  name: text('name').notNull(),
  conditions: jsonb('conditions').$type<Record<string, unknown>>().notNull(),
  outcome: jsonb('outcome').$type<Record<string, unknown>>().notNull(),
  liveSince: at('live_since'),
})

/** The wizard's decision table, one row a published version. */
export const decisionTables = pgTable('decision_tables', {
  version: integer('version').primaryKey(),
  content: jsonb('content').$type<Record<string, unknown>>().notNull(),
  publishedAt: at('published_at').notNull(),
})

/** A wizard session that ended with "this solved it": the deflection count, without any personal data. */
export const deflections = pgTable(
  'deflections',
  {
    id: id(),
    causeCode: text('cause_code').notNull(),
    solved: boolean('solved').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('deflections_at').on(table.createdAt)],
)
