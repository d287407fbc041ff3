import { sql } from 'drizzle-orm'
import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { at, bytea, createdAt, id } from './columns.ts'

/**
 * How one person can be reached, as given with one report or subscription. Every address is encrypted
 * (bound to table, column and row) and found again only by its blind index.
 */
export const contacts = pgTable(
  'contacts',
  {
    id: id(),
    nameCipher: bytea('name_cipher'),
    mobileCipher: bytea('mobile_cipher'),
    mobileIndex: text('mobile_index'),
    emailCipher: bytea('email_cipher'),
    emailIndex: text('email_index'),
    /** Where a robot or a program is posted to: the address is the key to it. */
    hookCipher: bytea('hook_cipher'),
    hookIndex: text('hook_index'),
    /** What messages to it are signed with. */
    hookSecretCipher: bytea('hook_secret_cipher'),
    language: text('language').notNull(),
    notifyBy: text('notify_by').array().notNull(),
    /** When somebody showed that messages to it reach them: by a code, by confirming, or by acting through a signed link. */
    provenAt: at('proven_at'),
    /** Made with the demo data: never handed to a real provider. */
    demoSince: at('demo_since'),
    createdAt: createdAt(),
  },
  (table) => [
    index('contacts_mobile').on(table.mobileIndex),
    index('contacts_email').on(table.emailIndex),
    index('contacts_hook')
      .on(table.hookIndex)
      .where(sql`hook_index is not null`),
  ],
)
