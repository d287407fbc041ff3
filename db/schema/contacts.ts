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
    /** Of the whole name, as it is compared. */
    nameIndex: text('name_index'),
    mobileCipher: bytea('mobile_cipher'),
    mobileIndex: text('mobile_index'),
    /** Of the last four digits, which is what people say of a number. */
    mobileTailIndex: text('mobile_tail_index'),
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
    // With its key, so that an agency's thousands are found without their rows.
    index('contacts_of_mobile').on(table.mobileIndex, table.id),
    index('contacts_email').on(table.emailIndex),
    index('contacts_name')
      .on(table.nameIndex)
      .where(sql`name_index is not null`),
    index('contacts_mobile_tail')
      .on(table.mobileTailIndex)
      .where(sql`mobile_tail_index is not null`),
    // Those from before there were such indexes, which a sweep fills.
    index('contacts_without_indexes')
      .on(table.id)
      .where(
        sql`(name_cipher is not null and name_index is null) or (mobile_cipher is not null and mobile_tail_index is null)`,
      ),
    index('contacts_hook')
      .on(table.hookIndex)
      .where(sql`hook_index is not null`),
  ],
)
