import { EventEmitter } from 'node:events'
import type { PgPool, PgPoolClient } from 'bullmq'
import pg from 'pg'

const channel = 'bullmq_jobs'
/** A connection that was cut without a word is noticed after this and the limit of a query. */
const probeEveryMs = 10_000

type Connection = { client: pg.Client; ready: Promise<unknown>; probe: NodeJS.Timeout }
export type SharedListener = ReturnType<typeof openListener>

/**
 * One connection that listens for all queues of a process: the engine would keep one of its pool for each worker, all
 * on the same channel. When it is lost every subscriber is told; the next that wants to listen opens it again.
 */
export function openListener(settings: pg.ClientConfig) {
  const subscribers = new Set<Subscriber>()
  let current: Connection | undefined

  function open(): Connection {
    const client = new pg.Client(settings)
    const lost = (error: Error) => {
      if (current === opening) void disconnect(error)
    }
    client.on('error', lost)
    client.on('end', () => lost(new Error('the connection that listens has ended')))
    client.on('notification', (message) => {
      for (const subscriber of subscribers) subscriber.emit('notification', message)
    })
    const opening = {
      client,
      ready: client.connect().then(() => client.query(`listen ${channel}`)),
      probe: setInterval(() => void client.query('select 1').catch(lost), probeEveryMs).unref(),
    }
    return opening
  }

  function disconnect(error: Error): Promise<void> | undefined {
    const left = current
    current = undefined
    clearInterval(left?.probe)
    const told = [...subscribers]
    subscribers.clear()
    for (const subscriber of told) subscriber.lose(error)
    return left?.client.end().catch(() => undefined)
  }

  return {
    /** Throws where the database is away. */
    async add(subscriber: Subscriber): Promise<void> {
      current ??= open()
      const mine = current
      try {
        await mine.ready
      } catch (error) {
        if (current === mine) void disconnect(error instanceof Error ? error : new Error(String(error)))
        throw error
      }
      if (current !== mine) throw new Error('the connection that listens was lost')
      subscribers.add(subscriber)
    },
    drop: (subscriber: Subscriber) => void subscribers.delete(subscriber),
    close: () => disconnect(new Error('closing')),
  }
}

/** What a worker of the engine takes for a connection of its own: it listens on the shared one and asks on the pool. */
class Subscriber extends EventEmitter implements PgPoolClient {
  constructor(
    readonly pool: pg.Pool,
    readonly listener: SharedListener,
  ) {
    super()
  }

  async query(text: string, params?: readonly unknown[]) {
    if (!isListen(text)) return this.pool.query(text, params && [...params])
    await this.listener.add(this)
    return { rows: [] }
  }

  lose(error: Error) {
    if (this.listenerCount('error') > 0) this.emit('error', error)
  }

  release() {
    this.removeAllListeners()
    this.listener.drop(this)
  }
}

const isListen = (text: string) => text.includes(`LISTEN ${channel};`)

/** The pool as a worker of the engine is given it; whoever has opened the two closes them. */
export function listeningPool(pool: pg.Pool, listener: SharedListener): PgPool {
  const shared = {
    // Told that a lost connection is noticed, the engine waits as long as it is asked to.
    options: { keepAlive: true },
    query: (text: string, params?: readonly unknown[]) => pool.query(text, params && [...params]),
    connect: async () => new Subscriber(pool, listener),
    end: async () => undefined,
    on: () => shared,
    removeAllListeners: () => shared,
  }
  return shared
}
