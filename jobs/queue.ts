import { Queue as BullQueue, Worker as BullWorker } from 'bullmq'
import { Cluster, Redis } from 'ioredis'
import { once } from 'node:events'
import type { Enqueue } from '#app/domain/ground/context.ts'
import type { Config } from '#app/platform/config.ts'
import { producerConnections, workerConnections } from '#app/platform/connections.ts'
import { directUrl } from '#app/platform/database-address.ts'
import { log } from '#app/platform/log.ts'
import { definitions, type JobData, type JobName } from '#jobs/definitions.ts'
import { coalesceParts } from '#jobs/nudges.ts'
import { muted, openQueues, quietly, type AnyJob, type Engine } from '#jobs/engine.ts'
import { optionsOf, streams, workerOptions } from '#jobs/options.ts'
import { postgresEngine } from '#jobs/postgres-engine.ts'
import { producerPool } from '#jobs/producer-pool.ts'
import { isJobName, manyMasters, oneStore, scheduled, settingsOf } from '#jobs/queues.ts'
import { clusterAddresses } from '#jobs/cluster-addresses.ts'

// With the files of its stores the only one that knows which queue engine runs below: BullMQ on PostgreSQL, on Redis or on a Redis cluster.

export type QueueConfig = Pick<Config, 'DATABASE_URL' | 'DATABASE_URL_DIRECT' | 'REDIS_URL' | 'REDIS_CLUSTER'>
export type Queue = { enqueue: Enqueue; ping: () => Promise<void>; close: () => Promise<void> }
export type Workers = { repair: () => Promise<void>; close: (deadlineMs: number) => Promise<void> }
/** Does one job. It may run twice, and it may run when there is nothing to do. */
export type Perform = (name: JobName, data: JobData<JobName>) => Promise<void>

/** Opens the producing side. `enqueue` never throws and never holds a request for long. */
export function createQueue(config: QueueConfig): Queue {
  const engine = openEngine(config, producerConnections)
  const { queuesOf, partOf } = engine.layout
  // One a part of the store: a part that is away leaves the producers of the others as they are.
  const producers = producerPool(async () => {
    await engine.prepare()
    return engine.produceTogether()
  })
  const nudges = coalesceParts(
    ({ name, data }) => queuesOf(name, data).map(partOf),
    (owed, part) => producers.use(part, (producer) => producer.add(owed.flatMap(jobsIn(part)))),
    log,
  )
  const jobsIn =
    (part: string) =>
    ({ name, data }: { name: JobName; data: JobData<JobName> }) =>
      queuesOf(name, data)
        .filter((queue) => partOf(queue) === part)
        .map((queue) => ({ queue, name, data, options: optionsOf(name, data) }))
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
  const engine = openEngine(config, workerConnections)
  const { queues, queuesOf } = engine.layout
  await engine.prepare()
  const workers = queues.map((queue) =>
    engine.consume(queue, (job) => performJob(job, perform), settingsOf(queue)),
  )
  for (const worker of workers) worker.on('error', quietly(`worker ${worker.name}`))
  const producers = producerPool(async (queue) => {
    await engine.prepare()
    return engine.produce(queue)
  })

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

async function performJob(job: AnyJob, perform: Perform): Promise<void> {
  if (!isJobName(job.name)) return log.warn({ job: job.name }, 'a job of another version was dropped')
  await perform(job.name, definitions[job.name].data.parse(job.data))
}

const openEngine = (config: QueueConfig, connections: number) =>
  config.REDIS_URL
    ? redisEngine(config.REDIS_URL, config.REDIS_CLUSTER)
    : postgresEngine(directUrl(config), connections)

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

  const produce = (queue: string) =>
    muted(new BullQueue(nameOf(queue), { connection: producing, prefix: prefixOf(queue), streams }))

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
    produce,
    produceTogether() {
      const queues = openQueues(produce)
      return {
        add: (jobs) =>
          Promise.all(
            jobs.map(({ queue, name, data, options }) => queues.of(queue).add(name, data, options)),
          ),
        close: queues.close,
      }
    },
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

const lapse = (ms: number) =>
  new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), ms).unref()
  })
