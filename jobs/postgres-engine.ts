import {
  createPostgresBackend,
  Job,
  Queue as BullQueue,
  Worker as BullWorker,
  type PostgresQueueBackend,
} from 'bullmq'
import pg from 'pg'
import { muted, openQueues, quietly, type Engine } from '#jobs/engine.ts'
import { streams, workerOptions } from '#jobs/options.ts'
import { prepareTables } from '#jobs/queue-tables.ts'
import { oneStore } from '#jobs/queues.ts'
import { listeningPool, openListener } from '#jobs/shared-listener.ts'
import { watchStalled } from '#jobs/stalled-watch.ts'

export function postgresEngine(url: string, connections: number): Engine {
  const settings = {
    connectionString: url,
    options: '-c search_path=bullmq',
    connectionTimeoutMillis: 3000,
    query_timeout: 10_000,
    keepAlive: true,
    application_name: 'fapiao-desk queue',
  }
  const pool = new pg.Pool({ ...settings, max: connections })
  // Each producer adds a listener of its own.
  pool.setMaxListeners(0)
  pool.on('error', quietly('queue connection'))
  const listener = openListener({ ...settings, application_name: 'fapiao-desk listener' })
  const listening = listeningPool(pool, listener)
  const consumers = new Map<string, PostgresQueueBackend>()
  let stalled: ReturnType<typeof watchStalled> | undefined

  const produce = (queue: string) =>
    muted(new BullQueue(queue, { connection: pool, streams }, createPostgresBackend))

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
    produce,
    produceTogether() {
      const queues = openQueues(produce)
      const backend = createPostgresBackend('', { connection: pool })
      backend.on('error', quietly('queues together'))
      return {
        /** As one statement, whose transaction is committed once: a filing nudges three queues. */
        async add(jobs) {
          const entries = jobs.map(({ queue, name, data, options }) => ({
            queueName: queue,
            jobData: new Job(queues.of(queue), name, data, options).asJSON(),
            jobId: '',
            parentKeyOpts: {},
            prefix: '',
          }))
          for (const [error] of (await backend.addFlow(entries)) ?? []) if (error) throw error
        },
        close: queues.close,
      }
    },
    consume(queue, perform, given) {
      stalled ??= watchStalled(pool, consumers)
      return new BullWorker(
        queue,
        perform,
        { ...workerOptions(given), drainDelay: 60, skipStalledCheck: true, connection: listening },
        (name, opts) => {
          const backend = createPostgresBackend(name, { ...opts, connection: listening })
          consumers.set(name, backend)
          return backend
        },
      )
    },
    async close() {
      stalled?.stop()
      await listener.close()
      await pool.end()
    },
  }
}
