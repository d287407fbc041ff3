import { createPostgresBackend, Queue as BullQueue, Worker as BullWorker } from 'bullmq'
import { Cluster, Redis } from 'ioredis'
import { once } from 'node:events'
import pg from 'pg'
import type { Enqueue } from '#app/domain/ground/context.ts'
import type { Config } from '#app/platform/config.ts'
import { producerConnections, workerConnections } from '#app/platform/connections.ts'
import { log } from '#app/platform/log.ts'
import { definitions, type JobData, type JobName } from '#jobs/definitions.ts'
import { coalesceParts } from '#jobs/nudges.ts'
import { optionsOf, streams, workerOptions } from '#jobs/options.ts'
import { producerPool } from '#jobs/producer-pool.ts'
import { prepareTables } from '#jobs/queue-tables.ts'
import {
  isJobName,
  manyMasters,
  oneStore,
  scheduled,
  settingsOf,
  type Layout,
  type WorkerSettings,
} from '#jobs/queues.ts'
import { clusterAddresses } from '#jobs/cluster-addresses.ts'

// The only file, beside that of its tables, that knows which queue engine runs below: BullMQ on PostgreSQL, on Redis or on a Redis cluster.

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
  layout: Layout
  /** Makes what the engine needs in its store; throws when the store is away. */
  prepare: () => Promise<void>
  ping: () => Promise<void>
  produce(queue: string): Producer
  consume(queue: string, perform: (job: AnyJob) => Promise<void>, settings: WorkerSettings): Consumer
  close: () => Promise<void>
}

/** Opens the producing side. `enqueue` never throws and never holds a request for long. */
export function createQueue(config: QueueConfig): Queue {
  const engine = openEngine(config, producerConnections)
  const { queuesOf, partOf } = engine.layout
  const producers = openProducers(engine)
  const nudges = coalesceParts(
    ({ name, data }) => queuesOf(name, data).map(partOf),
    async ({ name, data }, part) => {
      for (const queue of queuesOf(name, data).filter((one) => partOf(one) === part))
        await producers.use(queue, (producer) => producer.add(name, data, optionsOf(name, data)))
    },
    log,
  )
  return {
    enqueue: nudges.nudge,
    ping: engine.ping,
    async close() {
      await nudges.close()
      await producers.close()
      await engine.close()
    },
  }
}

/** Makes the tables of a queue in PostgreSQL, so that processes whose role can make none find them. */
export async function prepareQueue(config: QueueConfig): Promise<void> {
  if (config.REDIS_URL) return
  const engine = openEngine(config, 1)
  try {
    await engine.prepare()
  } finally {
    await engine.close()
  }
}

/** Starts a worker for each queue. Throws when the store is away: the supervisor starts the process again. */
export async function startWorkers(config: QueueConfig, perform: Perform): Promise<Workers> {
  const engine = openEngine(config, workerConnections(oneStore.queues.length))
  const { queues, queuesOf } = engine.layout
  await engine.prepare()
  const workers = queues.map((queue) =>
    engine.consume(queue, (job) => performJob(job, perform), settingsOf(queue)),
  )
  for (const worker of workers) worker.on('error', quietly(`worker ${worker.name}`))
  const producers = openProducers(engine)

  return {
    /** Puts back what an emptied queue has lost: its tables and its schedulers. */
    async repair() {
      await engine.prepare()
      for (const [name, every] of scheduled) {
        const template = { name, data: {}, opts: optionsOf(name) }
        for (const queue of queuesOf(name, {}))
          await producers.use(queue, (one) => one.upsertJobScheduler(name, { every }, template))
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

const openProducers = (engine: Engine) =>
  producerPool(async (queue) => {
    await engine.prepare()
    return engine.produce(queue)
  })

async function performJob(job: AnyJob, perform: Perform): Promise<void> {
  if (!isJobName(job.name)) return log.warn({ job: job.name }, 'a job of another version was dropped')
  await perform(job.name, definitions[job.name].data.parse(job.data))
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
    layout: oneStore,
    async prepare() {
      const client = await pool.connect()
      // A server that ends it between two statements would end this process.
      const lost = quietly('queue connection')
      client.on('error', lost)
      try {
        await prepareTables(client)
      } finally {
        client.off('error', lost)
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

function redisEngine(urls: string, isCluster: boolean): Engine {
  const layout = isCluster ? manyMasters : oneStore
  const open = isCluster ? openCluster : openRedis
  // Producers give up at once and say so; workers wait for the server to come back.
  const producing = open(urls, { maxRetriesPerRequest: 1, enableOfflineQueue: false })
  const consuming = open(urls, { maxRetriesPerRequest: null, enableOfflineQueue: true })
  // The hash tag keeps the keys of a queue on one master of a cluster and spreads the queues over all of them.
  const prefixOf = (queue: string) => `fapiao{${queue}}`
  // The engine wants no colon in a name.
  const nameOf = (queue: string) => queue.replace(':', '-')

  return {
    layout,
    async prepare() {
      if (producing.status === 'ready') return
      const late = AbortSignal.timeout(3000)
      await once(producing, 'ready', { signal: late }).catch((error: unknown) => {
        throw late.aborted ? new Error('no answer from Redis within three seconds') : error
      })
    },
    /** Asks whoever holds a queue, so that no master of a cluster is forgotten. */
    async ping() {
      await Promise.race([
        Promise.all(layout.queues.map((queue) => producing.exists(prefixOf(queue)))),
        lapse(2000).then(() => Promise.reject(new Error('no answer from Redis'))),
      ])
    },
    produce: (queue) =>
      muted(new BullQueue(nameOf(queue), { connection: producing, prefix: prefixOf(queue), streams })),
    consume: (queue, perform, settings) =>
      new BullWorker(nameOf(queue), perform, {
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

type Manners = { maxRetriesPerRequest: number | null; enableOfflineQueue: boolean }
const connectTimeout = 3000
const retryStrategy = (tries: number) => Math.min(tries * 100, 1000)

function openRedis(url: string, manners: Manners): Redis {
  const client = new Redis(url, { ...manners, connectTimeout, retryStrategy })
  client.on('error', quietly('redis connection'))
  return client
}

function openCluster(urls: string, { maxRetriesPerRequest, enableOfflineQueue }: Manners): Cluster {
  const { seeds, access } = clusterAddresses(urls)
  const client = new Cluster(seeds, {
    enableOfflineQueue,
    // While a master is away each of these costs a producer a tenth of a second.
    maxRedirections: enableOfflineQueue ? 16 : 6,
    clusterRetryStrategy: retryStrategy,
    redisOptions: { ...access, maxRetriesPerRequest, connectTimeout },
  })
  client.on('error', quietly('redis connection'))
  return client
}

function muted<Q extends Consumer>(queue: Q): Q {
  queue.on('error', quietly(`queue ${queue.name}`))
  return queue
}

const quietly = (what: string) => (err: Error) => log.debug({ err }, what)

const lapse = (ms: number) =>
  new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), ms).unref()
  })
