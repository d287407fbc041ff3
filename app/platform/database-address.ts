import type { Config } from '#app/platform/config.ts'
import { openDatabase, type Opened, type OpenOptions } from '#db/client.ts'

type Addresses = Pick<Config, 'DATABASE_URL' | 'DATABASE_URL_DIRECT'>

/** Whether DATABASE_URL leads to a pooler that lends a connection for a transaction at a time. */
export const isPooled = ({ DATABASE_URL_DIRECT }: Addresses): boolean => DATABASE_URL_DIRECT !== undefined

/** PostgreSQL itself, for what is bound to one connection: LISTEN, locks of a session, migrations, the queue. */
export const directUrl = ({ DATABASE_URL, DATABASE_URL_DIRECT }: Addresses): string =>
  DATABASE_URL_DIRECT ?? DATABASE_URL

/** Opens the database for pages and jobs, through the pooler where there is one. */
export const openPooled = (settings: Addresses, options: OpenOptions = {}): Opened =>
  openDatabase(settings.DATABASE_URL, { ...options, pooled: isPooled(settings) })
