import { sql } from 'drizzle-orm'
import { check, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, type ProposedStatus, type Translated } from './columns.ts'

/** What an incident can be declared with; the one of the lowest position is the usual one. */
export const stagePlans = pgTable(
  'stage_plans',
  {
    id: id(),
    key: text('key').notNull().unique(),
    name: jsonb('name').$type<Translated>().notNull(),
    position: integer('position').notNull(),
  },
  () => [check('stage_plans_name', sql`coalesce(name ->> 'zh-CN', '') <> ''`)],
)

export const plannedStages = pgTable(
  'planned_stages',
  {
    planId: uuid('plan_id')
      .notNull()
      .references(() => stagePlans.id, { onDelete: 'cascade' }),
    /** Stands in addresses and names the stage to programs. */
    key: text('key').notNull(),
    name: jsonb('name').$type<Translated>().notNull(),
    position: integer('position').notNull(),
    plannedMinutes: integer('planned_minutes').notNull(),
    proposedStatus: text('proposed_status').$type<ProposedStatus>(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.key] }),
    check('planned_stages_key', sql`key ~ '^[a-z][a-z0-9_]*$'`),
    check('planned_stages_name', sql`coalesce(name ->> 'zh-CN', '') <> ''`),
    check('planned_stages_minutes', sql`planned_minutes between 1 and 40320`),
    check('planned_stages_proposed_status', sql`proposed_status in ('identified', 'monitoring', 'resolved')`),
  ],
)
