import {
  createPostgresBackend,
  Queue as BullQueue,
  MIGRATION_ADVISORY_LOCK_KEY,
  runMigrations,
  Worker as BullWorker,
} from 'bullmq'
import { Cluster, Redis, type RedisOptions } from 'ioredis'
import { once } from 'node:events'
import pg from 'pg'
import type { Enqueue } from '#app/domain/context.ts'
import type { Config } from '#app/platform/config.ts'
import { log } from '#app/platform/log.ts'
import { definitions, type JobData, type JobName } from '#jobs/definitions.ts'
import { coalesce, keyOf } from '#jobs/nudges.ts'
import { isJobName, queueNames, queueOf, scheduled, settingsOf, type WorkerSettings } from '#jobs/queues.ts'

// The only file that knows which queue engine runs below: BullMQ on PostgreSQL, on Redis or on a Redis cluster.

export type QueueConfig = Pick<Config, 'DATABASE_URL' | 'REDIS_URL' | 'REDIS_CLUSTER'>
export type Queue = { enqueue: Enqueue; ping: () => Promise<void>; close: () => Promise<void> }
export type Workers = { repair: () => Promise<void>; close: (deadlineMs: number) => Promise<void> }
/** Does one job. It may run twice, and it may run when there is nothing to do. */
export type Perform = (name: JobName, data: JobData<JobName>) => Promise<void>

type AnyJob = { name: string; data: unknown }
type Options = Parameters<BullQueue['add']>[2]
type Consumer = {
  name: string
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}
type Producer = Omit<Consumer, 'on'> &
  Pick<BullQueue, 'upsertJobScheduler'> & {
    add(name: string, data: unknown, options: Options): Promise<unknown>
  }
type Engine = {
  /** Makes what the engine needs in its store; throws when the store is away. */
  prepare: () => Promise<void>
  ping: () => Promise<void>
  produce(queue: string): Producer
  consume(queue: string, perform: (job: AnyJob) => Promise<void>, settings: WorkerSettings): Consumer
  close: () => Promise<void>
}

/** Opens the producing side. `enqueue` never throws and never holds a request for long. */
export function createQueue(config: QueueConfig): Queue {
  const engine = openEngine(config, 2)
  const producers = producersOf(engine)
  const nudges = coalesce(
    ({ name, data }) =>
      producers.use(queueOf(name, data), (producer) => producer.add(name, data, optionsOf(name, data))),
    log,
  )
  return {
    enqueue: (name, data) => nudges.nudge(name, data),
    ping: engine.ping,
    async close() {
      await nudges.close()
      await producers.close()
      await engine.close()
    },
  }
}

/** Starts a worker for each queue. Throws when the store is away: the supervisor starts the process again. */
export async function startWorkers(config: QueueConfig, perform: Perform): Promise<Workers> {
  const engine = openEngine(config, queueNames.length + 6)
  await engine.prepare()
  const workers = queueNames.map((queue) =>
    engine.consume(queue, (job) => performJob(job, perform), settingsOf(queue)),
  )
  for (const worker of workers) worker.on('error', quietly(`worker ${worker.name}`))
  const producers = producersOf(engine)

  return {
    /** Puts back what an emptied queue has lost: its tables and its schedulers. */
    async repair() {
      await engine.prepare()
      for (const [name, every] of scheduled) {
        const template = { name, data: {}, opts: optionsOf(name) }
        await producers.use(queueOf(name, {}), (queue) => queue.upsertJobScheduler(name, { every }, template))
      }
    },
    async close(deadlineMs) {
      const closing = Promise.allSettled(workers.map((worker) => worker.close()))
      const inTime = await Promise.race([closing.then(() => true), lapse(deadlineMs)])
      if (!inTime) log.warn('jobs still run at the deadline: their leases will expire')
      await Promise.race([producers.close().then(engine.close), lapse(1000)])
    },
  }
}

/** Opens a producer at its first use and again after a failure: one that met its store away stays broken. */
function producersOf(engine: Engine) {
  const open = new Map<string, Promise<Producer>>()
  return {
    async use(queue: string, work: (producer: Producer) => Promise<unknown>): Promise<void> {
      const producer = open.get(queue) ?? engine.prepare().then(() => engine.produce(queue))
      open.set(queue, producer)
      try {
        await work(await producer)
      } catch (error) {
        open.delete(queue)
        throw error
      }
    },
    close: () => Promise.allSettled([...open.values()].map(async (producer) => (await producer).close())),
  }
}

async function performJob(job: AnyJob, perform: Perform): Promise<void> {
  if (!isJobName(job.name)) return log.warn({ job: job.name }, 'a job of another version was dropped')
  await perform(job.name, definitions[job.name].data.parse(job.data))
}

/**
 * Equal jobs are one: a nudge while one waits adds nothing, a nudge while one runs makes it run once more after.
 * A finished job leaves nothing behind; kept ones are scanned at each completion.
 */
function optionsOf(name: JobName, data?: object): Options {
  return {
    attempts: definitions[name].attempts,
    backoff: { type: 'exponential', delay: 1000 },
    removeOnComplete: true,
    removeOnFail: true,
    ...(data ? { deduplication: { id: keyOf(name, data), keepLastIfActive: true } } : {}),
  }
}

const openEngine = (config: QueueConfig, connections: number) =>
  config.REDIS_URL
    ? redisEngine(config.REDIS_URL, config.REDIS_CLUSTER)
    : postgresEngine(config.DATABASE_URL, connections)

function postgresEngine(url: string, connections: number): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    options: '-c search_path=bullmq',
    max: connections,
    connectionTimeoutMillis: 3000,
    query_timeout: 10_000,
    keepAlive: true,
    application_name: 'fapiao-desk queue',
  })
  // Each worker listens on a connection of this pool and adds its listeners to it.
  pool.setMaxListeners(0)
  pool.on('error', quietly('queue connection'))

  return {
    async prepare() {
      const client = await pool.connect()
      try {
        await client.query(dropHalfEmptied)
        await runMigrations(client)
      } finally {
        client.release()
      }
    },
    ping: async () => void (await pool.query('select 1 from bullmq.migration limit 1')),
    produce: (queue) => muted(new BullQueue(queue, { connection: pool, streams }, createPostgresBackend)),
    consume: (queue, perform, settings) =>
      new BullWorker(queue, perform, { ...workerOptions(settings), connection: pool }, createPostgresBackend),
    close: () => pool.end(),
  }
}

function redisEngine(url: string, isCluster: boolean): Engine {
  // Producers give up at once and say so; workers wait for the server to come back.
  const producing = openRedis(url, isCluster, { maxRetriesPerRequest: 1, enableOfflineQueue: false })
  const consuming = openRedis(url, isCluster, { maxRetriesPerRequest: null })
  // The hash tag keeps the keys of a queue on one node of a cluster and spreads the queues over all of them.
  const prefixOf = (queue: string) => `{fapiao-${queue}}`

  return {
    async prepare() {
      if (producing.status !== 'ready') await once(producing, 'ready', { signal: AbortSignal.timeout(3000) })
    },
    async ping() {
      await Promise.race([
        producing.ping(),
        lapse(2000).then(() => Promise.reject(new Error('no answer from Redis'))),
      ])
    },
    produce: (queue) =>
      muted(new BullQueue(queue, { connection: producing, prefix: prefixOf(queue), streams })),
    consume: (queue, perform, settings) =>
      new BullWorker(queue, perform, {
        ...workerOptions(settings),
        connection: consuming,
        prefix: prefixOf(queue),
      }),
    async close() {
      producing.disconnect()
      consuming.disconnect()
    },
  }
}

function openRedis(url: string, isCluster: boolean, options: RedisOptions): Redis | Cluster {
  const settings: RedisOptions = {
    ...options,
    connectTimeout: 3000,
    retryStrategy: (tries) => Math.min(tries * 100, 1000),
  }
  const client = isCluster ? new Cluster([url], { redisOptions: settings }) : new Redis(url, settings)
  client.on('error', quietly('redis connection'))
  return client
}

const streams = { events: { maxLen: 100 } }

const workerOptions = (settings: WorkerSettings) => ({
  ...settings,
  drainDelay: 5,
  runRetryDelay: 1000,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
})

/** Somebody emptied the schema, its ledger of migrations and all: those could not run again on what is still there. */
const dropHalfEmptied = `do $$ begin
  perform pg_advisory_xact_lock(${MIGRATION_ADVISORY_LOCK_KEY}, hashtext('bullmq'));
  if to_regclass('bullmq.job') is null then return; end if;
  if exists (select from bullmq.migration) then return; end if;
  drop schema bullmq cascade;
end $$`

function muted<Q extends Consumer>(queue: Q): Q {
  queue.on('error', quietly(`queue ${queue.name}`))
  return queue
}

const quietly = (what: string) => (err: Error) => log.debug({ err }, what)

const lapse = (ms: number) =>
  new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), ms).unref()
  })
