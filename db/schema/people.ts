import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { at, bytea, createdAt, id, type Translated } from './columns.ts'

export const departments = pgTable('departments', {
  id: id(),
  key: text('key').notNull().unique(),
  name: jsonb('name').$type<Translated>().notNull(),
  position: integer('position').notNull(),
})

export const staff = pgTable(
  'staff',
  {
    id: id(),
    name: text('name').notNull(),
    emailCipher: bytea('email_cipher').notNull(),
    emailIndex: text('email_index').notNull(),
    roles: text('roles').array().notNull(),
    departmentId: uuid('department_id').references(() => departments.id),
    passwordHash: text('password_hash'),
    skills: text('skills').array().notNull().default([]),
    language: text('language').notNull().default('zh-CN'),
    /** Takes new tickets since; null while away. */
    availableSince: at('available_since'),
    lastAssignedAt: at('last_assigned_at'),
    lockedUntil: at('locked_until'),
    leftAt: at('left_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('staff_email').on(table.emailIndex),
    index('staff_department').on(table.departmentId),
  ],
)

export const staffSessions = pgTable(
  'staff_sessions',
  {
    id: id(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    tokenHash: text('token_hash').notNull().unique(),
    userAgent: text('user_agent').notNull(),
    addressIndex: text('address_index').notNull(),
    createdAt: createdAt(),
    lastSeenAt: at('last_seen_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    endedAt: at('ended_at'),
  },
  (table) => [index('staff_sessions_staff').on(table.staffId)],
)

/** One-time links for staff: the first administrator, an invitation, a reset. Only the hash is kept. */
export const staffInvitations = pgTable('staff_invitations', {
  id: id(),
  tokenHash: text('token_hash').notNull().unique(),
  purpose: text('purpose').$type<'first_admin' | 'invitation' | 'reset'>().notNull(),
  staffId: uuid('staff_id').references(() => staff.id),
  createdAt: createdAt(),
  expiresAt: at('expires_at').notNull(),
  usedAt: at('used_at'),
})

export const apiKeys = pgTable('api_keys', {
  id: id(),
  name: text('name').notNull(),
  keyHash: text('key_hash').notNull().unique(),
  scopes: text('scopes').array().notNull(),
  /** Requests a second; null: not limited (the demo key). */
  perSecond: integer('per_second'),
  createdAt: createdAt(),
  lastUsedAt: at('last_used_at'),
  revokedAt: at('revoked_at'),
})
