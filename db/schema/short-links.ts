import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at } from './columns.ts'

/**
 * What the short code of a link in an SMS opens. Of the code only a keyed hash; it is derived from the rest, so that it
 * proves the row.
 */
export const shortLinks = pgTable(
  'short_links',
  {
    codeHash: text('code_hash').notNull(),
    purpose: text('purpose').notNull(),
    subjectId: uuid('subject_id').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (table) => [
    // Should two links ever have one code, both are known: it opens neither.
    primaryKey({ columns: [table.codeHash, table.subjectId] }),
    index('short_links_expiry').on(table.expiresAt),
  ],
)
