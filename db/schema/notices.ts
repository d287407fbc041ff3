import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
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
import {
  deliveryStates,
  noticeStates,
  openStates,
  wordList,
  type DeliveryState,
  type NoticeState,
} from './delivery-states.ts'

/** Everything that is sent to people is a notice; its recipients are its deliveries. */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    /** The message template, e.g. "ticket-received", "incident-update". */
    message: text('message').notNull(),
    lane: text('lane').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** Ids and times the template needs beside its subject; never an address or a code. */
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    state: text('state').$type<NoticeState>().notNull(),
    audience: integer('audience').notNull().default(0),
    queued: integer('queued').notNull().default(0),
    sending: integer('sending').notNull().default(0),
    sent: integer('sent').notNull().default(0),
    delivered: integer('delivered').notNull().default(0),
    temporary: integer('temporary').notNull().default(0),
    permanent: integer('permanent').notNull().default(0),
    suppressed: integer('suppressed').notNull().default(0),
    cancelled: integer('cancelled').notNull().default(0),
    /** Where the chunked expansion stands: last contact taken, per source. */
    expandedUpTo: jsonb('expanded_up_to').$type<Record<string, string>>().notNull().default({}),
    /** Its messages leave then; who gets them is decided then, too. */
    scheduledAt: at('scheduled_at'),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
    cancelRequestedAt: at('cancel_requested_at'),
    pausedAt: at('paused_at'),
    /** Since when rows of it may be put aside (see notifications/put-aside.ts); null where none can be. */
    heldAt: at('held_at'),
    /** News that follow one another: of two in a thread, what has not left of the older never leaves after the newer. */
    threadId: uuid('thread_id'),
    threadSeq: integer('thread_seq'),
    /** Why its SMS may leave at night, where they may; without a reason they wait for the morning. */
    wakesBecause: text('wakes_because').$type<'severity' | 'urgent'>(),
    createdAt: createdAt(),
  },
  (table) => [
    index('notices_thread')
      .on(table.threadId)
      .where(sql`thread_id is not null`),
    index('notices_not_over')
      .on(table.createdAt)
      .where(sql`state in ('expanding', 'paused', 'scheduled', 'sending')`),
    index('notices_scheduled')
      .on(table.scheduledAt)
      .where(sql`state = 'scheduled'`),
    index('notices_held')
      .on(table.heldAt)
      .where(sql`held_at is not null`),
    index('notices_subject').on(table.subjectType, table.subjectId),
    index('notices_created').on(table.createdAt),
    // The desk's list of what went to many: one of thousands, as every ticket has its own.
    index('notices_of_news')
      .on(table.createdAt)
      .where(sql`lane = 'incident'`),
    check('notices_state', sql.raw(`state in ${wordList(noticeStates)}`)),
  ],
)

/**
 * The ledger: one row per notice × recipient × channel, made before anything is sent. `recipient` is the blind
 * index of the address; the address itself stays with the contact. Partitioned by notice_id (see the migration).
 */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid('id').notNull(),
    noticeId: uuid('notice_id').notNull(),
    recipient: text('recipient').notNull(),
    channel: text('channel').notNull(),
    lane: text('lane').notNull(),
    contactId: uuid('contact_id').notNull(),
    ticketId: uuid('ticket_id'),
    language: text('language').notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    /**
     * Whether anything is still to be done. The only part of its state that stands in an index: claiming a row then
     * changes none of them, which takes a fifth of the time.
     */
    isOpen: boolean('is_open').generatedAlwaysAs(sql.raw(`state in ${wordList(openStates)}`)),
    attempts: integer('attempts').notNull().default(0),
    nextAt: at('next_at').notNull(),
    leaseToken: uuid('lease_token'),
    leaseUntil: at('lease_until'),
    provider: text('provider'),
    providerRef: text('provider_ref'),
    failure: text('failure'),
    sentAt: at('sent_at'),
    deliveredAt: at('delivered_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.noticeId] }),
    uniqueIndex('deliveries_once').on(table.noticeId, table.recipient, table.channel),
    index('deliveries_open')
      .on(table.lane, table.channel, table.nextAt)
      .where(sql`is_open`),
    index('deliveries_of_ticket')
      .on(table.ticketId)
      .where(sql`ticket_id is not null`),
    // What a number got in the last day.
    index('deliveries_sms_sent')
      .on(table.recipient, table.sentAt)
      .where(sql`channel = 'sms' and sent_at is not null`),
    // Mails are reported by their own id.
    index('deliveries_reported_by')
      .on(table.providerRef)
      .where(sql`provider_ref is not null and channel <> 'email'`),
    check('deliveries_state', sql.raw(`state in ${wordList(deliveryStates)}`)),
  ],
)

/**
 * What providers report about a message after they took it, and mail servers that send one back. They may come before
 * our own commit, twice and out of order: each is kept once, and applied when its delivery is known to have left.
 */
export const receipts = pgTable(
  'receipts',
  {
    id: id(),
    provider: text('provider').notNull(),
    /** Equal reports have equal keys. */
    key: text('key').notNull(),
    deliveryId: uuid('delivery_id'),
    providerRef: text('provider_ref'),
    /** Blind index of the address, where the provider's reference stands for several. */
    recipient: text('recipient'),
    state: text('state').$type<'delivered' | 'permanent' | 'noted'>().notNull(),
    code: text('code'),
    occurredAt: at('occurred_at'),
    appliedAt: at('applied_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('receipts_once').on(table.provider, table.key),
    index('receipts_waiting_delivery')
      .on(table.deliveryId)
      .where(sql`applied_at is null`),
    index('receipts_waiting_ref')
      .on(table.providerRef)
      .where(sql`applied_at is null`),
    index('receipts_created').on(table.createdAt),
    // How often mails to an address came back of late.
    index('receipts_bounced')
      .on(table.recipient, table.createdAt)
      .where(sql`provider = 'smtp' and state = 'permanent'`),
  ],
)

/** Deliveries whose provider was asked what became of them, and when it is worth asking again. */
export const receiptPulls = pgTable('receipt_pulls', {
  deliveryId: uuid('delivery_id').primaryKey(),
  tries: integer('tries').notNull(),
  nextAt: at('next_at').notNull(),
})

/** Addresses that nothing is sent to. What is lifted stays, as it was. */
export const suppressions = pgTable(
  'suppressions',
  {
    id: uuid('id').notNull().defaultRandom().unique(),
    recipient: text('recipient').notNull(),
    channel: text('channel').notNull(),
    reason: text('reason').notNull(),
    /** Of a bounce: what the mail server said (RFC 3463). */
    code: text('code'),
    createdAt: createdAt(),
    liftedAt: at('lifted_at'),
  },
  (table) => [primaryKey({ columns: [table.recipient, table.channel] })],
)

/** A one-time code in flight. The code itself is derived from the row's id with a key: nothing readable is stored. */
export const oneTimeCodes = pgTable(
  'one_time_codes',
  {
    id: id(),
    purpose: text('purpose').notNull(),
    ticketId: uuid('ticket_id'),
    /** Whose subscription it opens: a subscriber's, or that of somebody who asked about incidents only. */
    subscriberId: uuid('subscriber_id'),
    /** The incident somebody asks to be told of. */
    incidentId: uuid('incident_id'),
    contactId: uuid('contact_id').notNull(),
    recipient: text('recipient').notNull(),
    tries: integer('tries').notNull().default(0),
    createdAt: createdAt(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (table) => [index('one_time_codes_recipient').on(table.recipient, table.createdAt)],
)
