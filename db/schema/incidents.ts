import { sql } from 'drizzle-orm'
import {
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { at, createdAt, id, type ProposedStatus, type Translated } from './columns.ts'
import { staff } from './people.ts'

export const incidents = pgTable(
  'incidents',
  {
    id: id(),
    number: text('number').notNull().unique(),
    title: jsonb('title').$type<Translated>().notNull(),
    description: text('description').notNull(),
    severity: integer('severity').notNull(),
    /** Empty: the whole service. */
    components: text('components').array().notNull(),
    regions: text('regions').array().notNull().default([]),
    /** Which invoices and symptoms it may be behind, beside components and regions; empty: any. */
    invoiceKinds: text('invoice_kinds').array().notNull().default([]),
    symptoms: text('symptoms').array().notNull().default([]),
    issuedFrom: date('issued_from'),
    issuedUntil: date('issued_until'),
    dependencies: text('dependencies').array().notNull().default([]),
    workaround: jsonb('workaround').$type<Translated>(),
    relief: jsonb('relief').$type<Translated>(),
    /** Written only by publishing an update. */
    publicStatus: text('public_status').notNull(),
    /** Component impact as last published: the public component states come from here. */
    componentStates: jsonb('component_states').$type<Record<string, string>>().notNull().default({}),
    commanderId: uuid('commander_id').references(() => staff.id),
    declaredAt: at('declared_at').notNull(),
    publishedAt: at('published_at'),
    monitoringAt: at('monitoring_at'),
    resolvedAt: at('resolved_at'),
    /** Bulk resolution of linked tickets after recovery: last ticket taken, and when all were. */
    recoveredUpTo: uuid('recovered_up_to'),
    recoveredAt: at('recovered_at'),
    /** Derived from the stages, by one writer (stages/store-stages.ts). */
    eta: at('eta'),
    nextUpdateAt: at('next_update_at'),
    nextUpdateAlarmedAt: at('next_update_alarmed_at'),
    updateCount: integer('update_count').notNull().default(0),
    /** A dated public estimate beside the live scope. */
    estimate: jsonb('estimate').$type<{ taxpayers?: number; invoices?: number; at: string }>(),
    drillSince: at('drill_since'),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    index('incidents_open')
      .on(table.declaredAt)
      .where(sql`resolved_at is null`),
    index('incidents_next_update')
      .on(table.nextUpdateAt)
      .where(sql`resolved_at is null`),
  ],
)

export const incidentStages = pgTable(
  'incident_stages',
  {
    incidentId: uuid('incident_id')
      .notNull()
      .references(() => incidents.id),
    key: text('key').notNull(),
    /** From the plan at the declaration, as is what it proposes: changing a plan changes no incident. */
    name: jsonb('name').$type<Translated>().notNull(),
    proposedStatus: text('proposed_status').$type<ProposedStatus>(),
    position: integer('position').notNull(),
    plannedMinutes: integer('planned_minutes').notNull(),
    extendedMinutes: integer('extended_minutes').notNull().default(0),
    startedAt: at('started_at'),
    completedAt: at('completed_at'),
    skippedAt: at('skipped_at'),
    dueAt: at('due_at').notNull(),
    reason: text('reason'),
    atRiskAlarmedAt: at('at_risk_alarmed_at'),
    overdueAlarmedAt: at('overdue_alarmed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.incidentId, table.key] }),
    index('incident_stages_due')
      .on(table.dueAt)
      .where(sql`completed_at is null and skipped_at is null`),
  ],
)

export const incidentRoles = pgTable(
  'incident_roles',
  {
    id: id(),
    incidentId: uuid('incident_id')
      .notNull()
      .references(() => incidents.id),
    role: text('role').$type<'commander' | 'communications' | 'scribe'>().notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    since: at('since').notNull(),
    until: at('until'),
  },
  (table) => [index('incident_roles_incident').on(table.incidentId)],
)

export const incidentUpdates = pgTable(
  'incident_updates',
  {
    id: id(),
    incidentId: uuid('incident_id')
      .notNull()
      .references(() => incidents.id),
    /** Gap-free, given at publication. */
    seq: integer('seq'),
    status: text('status').notNull(),
    body: jsonb('body').$type<Translated>().notNull(),
    components: jsonb('components').$type<Record<string, string>>().notNull().default({}),
    componentsBefore: jsonb('components_before').$type<Record<string, string>>().notNull().default({}),
    nextUpdateAt: at('next_update_at'),
    notify: text('notify').$type<'everyone' | 'nobody'>().notNull().default('everyone'),
    urgentReason: text('urgent_reason'),
    draftedBy: uuid('drafted_by').references(() => staff.id),
    approvedBy: uuid('approved_by').references(() => staff.id),
    approvedAt: at('approved_at'),
    selfApprovalReason: text('self_approval_reason'),
    discardedAt: at('discarded_at'),
    publishedAt: at('published_at'),
    displayAt: at('display_at'),
    /** When its messages leave; at once where absent. The pages show it from its publication on. */
    sendAt: at('send_at'),
    noticeId: uuid('notice_id'),
    correctsId: uuid('corrects_id'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('incident_updates_seq').on(table.incidentId, table.seq),
    index('incident_updates_incident').on(table.incidentId, table.publishedAt),
  ],
)
