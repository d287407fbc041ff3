import type { Config } from './config.ts'
import { log } from './log.ts'
import type { RawSql } from '#db/client.ts'

/** Beside the pool of each opened database, for what is asked without drizzle. */
const raw = 2
/** The web process asks twice a second whether the database is there, and listens for changes of public pages. */
const health = raw + 1
/** Those who put jobs into a queue in PostgreSQL. */
export const producerConnections = 2
/** Those who take jobs out of it: each queue listens on one, and these are shared by the jobs that run. */
export const workerConnections = (queues: number) => queues + 6
/** Those who send: a claim and a portion that is written down for each of a few lanes at once. */
export const ledgerConnections = 8

type Settings = Pick<Config, 'DATABASE_POOL' | 'REDIS_URL'>

/** The most connections to PostgreSQL that a web process opens. */
export const ofWeb = ({ DATABASE_POOL, REDIS_URL }: Settings): number =>
  DATABASE_POOL + raw + health + (REDIS_URL ? 0 : producerConnections)

/** The most connections to PostgreSQL that a worker with so many queues opens. */
export const ofWorker = ({ DATABASE_POOL, REDIS_URL }: Settings, queues: number): number =>
  DATABASE_POOL +
  raw +
  ledgerConnections +
  raw +
  (REDIS_URL ? 0 : producerConnections + workerConnections(queues))

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
