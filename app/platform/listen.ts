import pg from 'pg'
import { log } from '#app/platform/log.ts'

/** A connection that was cut without a word is noticed after this and the limit of a query. */
const probeEveryMs = 10_000
const firstRetryMs = 250
const longestRetryMs = 10_000

export type Hearing = {
  heard(payload: string): void
  /** From now on what others tell is heard: it was not before, so that anything may have happened. */
  opened(): void
  lost(): void
}

/**
 * Listens on one channel over a connection of its own until it is stopped. `url` leads to PostgreSQL itself: a pooler
 * that lends a connection for a transaction forgets who listens. When the connection is lost it is opened again, after
 * a pause that grows while that fails.
 */
export function listen(url: string, channel: string, hearing: Hearing): { stop(): Promise<void> } {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let retryMs = firstRetryMs
  let stopped = false

  async function open() {
    const mine = new pg.Client({
      connectionString: url,
      application_name: 'fapiao-desk signals',
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
    })
    client = mine
    const lose = (err: unknown) => {
      if (client !== mine || stopped) return
      client = undefined
      clearTimeout(timer)
      hearing.lost()
      log.warn({ err, retryMs }, 'changes are not heard: the connection that listens was lost')
      void mine.end().catch(() => undefined)
      timer = setTimeout(() => void open(), retryMs).unref()
      retryMs = Math.min(2 * retryMs, longestRetryMs)
    }
    mine.on('error', lose)
    mine.on('end', () => lose(new Error('the connection has ended')))
    mine.on('notification', ({ payload }) => hearing.heard(payload ?? ''))
    const probe = async () => {
      await mine.query('select 1')
      timer = setTimeout(() => void probe().catch(lose), probeEveryMs).unref()
    }
    try {
      await mine.connect()
      await mine.query(`listen ${mine.escapeIdentifier(channel)}`)
      if (client !== mine || stopped) return
      retryMs = firstRetryMs
      hearing.opened()
      await probe()
    } catch (err) {
      lose(err)
    }
  }
  void open()

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
