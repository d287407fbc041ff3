import { sql, type SQL } from 'drizzle-orm'

/**
 * Whether news about some components reaches a subscriber who chose some; both are columns of text arrays. None on
 * either side means all: a subscriber without a filter hears everything, and what touches the whole service is the
 * widest of all and reaches everybody who takes its kind.
 */
export const reaches = (chosen: SQL, touched: SQL): SQL =>
  sql`(${chosen} = '{}' or ${touched} = '{}' or ${chosen} && ${touched})`
