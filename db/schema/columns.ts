import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** App-made UUIDv7 key (see app/platform/uuid.ts): sorts by time of creation. */
export const id = () => uuid('id').primaryKey()
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
export const createdAt = () => at('created_at').notNull()

export const bytea = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => value,
  fromDriver: (value) => Buffer.from(value),
})
/** Identifier of the writing transaction: the audit chainer follows the commit order by it. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/** Translated content: one text per language code; zh-CN is always there. */
export type Translated = { 'zh-CN': string; [language: string]: string | undefined }

/** A public status that completing a stage may propose. */
export type ProposedStatus = 'identified' | 'monitoring' | 'resolved'
