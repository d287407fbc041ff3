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
import { at, bytea, createdAt, id } from './columns.ts'
import { contacts } from './contacts.ts'
import { incidents } from './incidents.ts'
import { nextDue, onDesk } from './next-due.ts'
import { departments, staff } from './people.ts'

export const tickets = pgTable(
  'tickets',
  {
    id: id(),
    number: text('number').notNull().unique(),
    kind: text('kind').notNull(),
    category: text('category').notNull(),
    symptom: text('symptom'),
    causeCode: text('cause_code'),
    subject: text('subject').notNull(),
    description: text('description').notNull(),
    state: text('state').notNull(),
    priority: text('priority').notNull(),
    tags: text('tags').array().notNull().default([]),
    departmentId: uuid('department_id')
      .notNull()
      .references(() => departments.id),
    /** How the routing wants it assigned while nobody has it: fewest_open, round_robin or none. */
    assignBy: text('assign_by').notNull().default('none'),
    assigneeId: uuid('assignee_id').references(() => staff.id),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    reporterType: text('reporter_type'),
    channel: text('channel').notNull(),
    /** The key of the program that filed it, and the name that the program has for it. */
    apiKeyId: uuid('api_key_id'),
    externalId: text('external_id'),
    incidentId: uuid('incident_id').references(() => incidents.id),
    /** What the reporter said of the look-up: message seen, when, where, steps, browser, ever found before. */
    lookup: jsonb('lookup').$type<Lookup>().notNull().default({}),
    /** Fields of the other kinds of request (R10). */
    extra: jsonb('extra').$type<Record<string, string>>().notNull().default({}),
    /** Grows with every change; a stale send is refused by it. */
    version: integer('version').notNull().default(1),
    resolutionCount: integer('resolution_count').notNull().default(0),
    reopenCount: integer('reopen_count').notNull().default(0),
    createdAt: createdAt(),
    lastActivityAt: at('last_activity_at').notNull(),
    reporterWroteAt: at('reporter_wrote_at'),
    staffWroteAt: at('staff_wrote_at'),
    nudgedAt: at('nudged_at'),
    nudgeCount: integer('nudge_count').notNull().default(0),
    firstResponseDueAt: at('first_response_due_at'),
    firstRespondedAt: at('first_responded_at'),
    nextUpdateDueAt: at('next_update_due_at'),
    resolutionDueAt: at('resolution_due_at'),
    pausedAt: at('paused_at'),
    atRiskAt: at('at_risk_at'),
    /** Late by the resolution clock; the first answer has a stamp of its own, so that neither silences the other. */
    breachedAt: at('breached_at'),
    responseBreachedAt: at('response_breached_at'),
    rectificationDueAt: at('rectification_due_at'),
    resolvedAt: at('resolved_at'),
    closedAt: at('closed_at'),
    supervisedAt: at('supervised_at'),
    mergedIntoId: uuid('merged_into_id'),
    followsId: uuid('follows_id'),
    /** A copy made for a drill: it is in no list of real tickets, and its contact has no address. */
    drillSince: at('drill_since'),
    copiedFromId: uuid('copied_from_id'),
  },
  (table) => [
    index('tickets_department').on(table.departmentId, table.state, table.lastActivityAt),
    index('tickets_assignee').on(table.assigneeId, table.state, table.lastActivityAt),
    index('tickets_state').on(table.state, table.lastActivityAt),
    index('tickets_activity').on(table.lastActivityAt, table.id),
    index('tickets_created').on(table.createdAt, table.id),
    // With all that the command room counts, so that twenty thousand linked tickets are not read for it.
    index('tickets_of_incident')
      .on(table.incidentId, table.createdAt, table.departmentId, table.state, table.contactId)
      .where(sql`incident_id is not null`),
    index('tickets_contact').on(table.contactId),
    index('tickets_first_response_due')
      .on(table.firstResponseDueAt)
      .where(sql`first_responded_at is null and closed_at is null`),
    index('tickets_resolution_due')
      .on(table.resolutionDueAt)
      .where(sql`resolved_at is null`),
    index('tickets_due')
      .on(sql`(${nextDue})`, table.id)
      .where(onDesk),
    index('tickets_due_department')
      .on(table.departmentId, sql`(${nextDue})`, table.id)
      .where(onDesk),
    index('tickets_due_assignee')
      .on(table.assigneeId, sql`(${nextDue})`, table.id)
      .where(onDesk),
    index('tickets_due_nobody')
      .on(sql`(${nextDue})`, table.id)
      .where(sql`${onDesk} and assignee_id is null`),
    index('tickets_department_activity').on(table.departmentId, table.lastActivityAt, table.id),
    index('tickets_resolved')
      .on(table.resolvedAt)
      .where(sql`state = 'resolved'`),
    index('tickets_number_tail').on(sql`right(number, 4)`),
    uniqueIndex('tickets_external_of_key')
      .on(table.apiKeyId, table.externalId)
      .where(sql`api_key_id is not null and external_id is not null`),
  ],
)

export type Lookup = {
  exactMessage?: string
  lookedUpAt?: string
  through?: string
  steps?: string
  browser?: string
  foundBefore?: 'yes' | 'no' | 'unknown'
}

/** The invoice a ticket is about. `key` is its normalised identity (code and number), the base of R5. */
export const reportedInvoices = pgTable(
  'reported_invoices',
  {
    ticketId: uuid('ticket_id')
      .primaryKey()
      .references(() => tickets.id),
    key: text('key').notNull(),
    kind: text('kind'),
    code: text('code'),
    number: text('number').notNull(),
    issuedOn: date('issued_on'),
    amount: text('amount'),
    checkCode: text('check_code'),
    buyerName: text('buyer_name'),
    sellerName: text('seller_name'),
    buyerTaxIdCipher: bytea('buyer_tax_id_cipher'),
    buyerTaxIdIndex: text('buyer_tax_id_index'),
    sellerTaxIdCipher: bytea('seller_tax_id_cipher'),
    sellerTaxIdIndex: text('seller_tax_id_index'),
    region: text('region'),
  },
  (table) => [
    index('reported_invoices_key').on(table.key),
    index('reported_invoices_number').on(table.number),
    // With the ticket, so that a company's thousands are found without their rows.
    index('reported_invoices_of_buyer').on(table.buyerTaxIdIndex, table.ticketId),
    index('reported_invoices_of_seller').on(table.sellerTaxIdIndex, table.ticketId),
    index('reported_invoices_tail').on(sql`reverse(number) text_pattern_ops`),
  ],
)

/**
 * What a ticket is found by beside its conversation: subject, description, tags, and the names on its invoice. Kept by
 * triggers, apart from the ticket, whose row is written anew with every message.
 */
export const ticketTexts = pgTable(
  'ticket_texts',
  {
    ticketId: uuid('ticket_id')
      .primaryKey()
      .references(() => tickets.id),
    text: text('text').notNull(),
  },
  (table) => [index('ticket_texts_grams').using('gin', sql`article_grams(${table.text})`)],
)

/**
 * Who has an open ticket about which invoice: one row per address and invoice while the ticket is open.
 * The primary key decides the race of two equal reports (R5).
 */
export const openReports = pgTable(
  'open_reports',
  {
    key: text('key').primaryKey(),
    /** Claimed before the ticket is written, so that nothing has to be undone. */
    ticketId: uuid('ticket_id').notNull(),
  },
  (table) => [index('open_reports_ticket').on(table.ticketId)],
)

/** Same invoice reported by others, follow-ups after archiving: never disclosed to either reporter. */
export const ticketRelations = pgTable(
  'ticket_relations',
  {
    ticketId: uuid('ticket_id')
      .notNull()
      .references(() => tickets.id),
    relatedId: uuid('related_id')
      .notNull()
      .references(() => tickets.id),
    kind: text('kind').$type<'same_invoice' | 'follow_up'>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.relatedId, table.kind] }),
    index('ticket_relations_related').on(table.relatedId),
  ],
)
