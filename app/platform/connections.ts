import type { Config } from './config.ts'
import { log } from './log.ts'
import type { RawSql } from '#db/client.ts'

/** Beside the pool of each opened database, for what is asked without drizzle. */
const raw = 2
/** The web process asks now and then whether the database is there, and listens for changes of public pages. */
const health = raw + 1
/** While a desk is open it listens for what changes there, too. */
const signals = 1
/** Those who put jobs into a queue in PostgreSQL. */
export const producerConnections = 2
/** Those who take jobs out of it share these; one more listens for all queues. */
export const workerConnections = 3
const listening = 1
/** Those who send: a claim and a portion that is written down for each of a few lanes at once. */
export const ledgerConnections = 7

type Settings = Pick<Config, 'DATABASE_POOL' | 'REDIS_URL' | 'DATABASE_URL_DIRECT'>

/** What a worker does beside sending: as many jobs as run at once, and the sweep. */
export const workerPool = ({ DATABASE_POOL }: Pick<Settings, 'DATABASE_POOL'>) => Math.min(DATABASE_POOL, 6)
/** A worker asks for leases and its start check without drizzle, never two at once. */
export const workerRaw = 1

/** The most connections to PostgreSQL that a web process opens; those of a pooler are the pooler's. */
export const ofWeb = ({ DATABASE_POOL, REDIS_URL, DATABASE_URL_DIRECT }: Settings): number =>
  (DATABASE_URL_DIRECT ? listening : DATABASE_POOL + raw + health) +
  signals +
  (REDIS_URL ? 0 : producerConnections)

/** The same for a worker. */
export const ofWorker = (settings: Settings): number =>
  (settings.DATABASE_URL_DIRECT ? 0 : workerPool(settings) + workerRaw) +
  ledgerConnections +
  (settings.REDIS_URL ? 0 : producerConnections + workerConnections + listening)

type Server = { takes: number; used: number }

/** Warns where the server has no room for what this process may open. Connections of its own count as used already. */
export async function tellConnections(sql: RawSql, most: number): Promise<void> {
  try {
    const [server] = await sql<Server[]>`
      select current_setting('max_connections')::int
             - current_setting('superuser_reserved_connections')::int as takes,
             (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used`
    const line = server ? connectionsLine(most, server) : null
    if (line) log.warn(line)
  } catch (err) {
    log.debug({ err }, 'the connections of the server could not be counted')
  }
}

/** The line, or null where there is room. */
export const connectionsLine = (most: number, { takes, used }: Server): string | null =>
  used + most > takes
    ? `this process opens up to ${most} connections to PostgreSQL, which takes ${takes} and has ${used}: raise max_connections or lower DATABASE_POOL`
    : null
