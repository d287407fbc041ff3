// Isolated: the queue of PostgreSQL is emptied between its tests.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { JobData, JobName } from '#jobs/definitions.ts'
import {
  createQueue,
  startWorkers,
  type Perform,
  type Queue,
  type QueueConfig,
  type Workers,
} from '#jobs/queue.ts'
import { databaseUrl, sql } from '#test/support/database.ts'
import {
  anyRedis,
  canStartRedis,
  flushRedis,
  hasRedis,
  startRedisCluster,
  type LocalRedis,
} from '#test/support/redis.ts'
import { until } from '#test/support/until.ts'

type Engine = {
  name: string
  config(): QueueConfig
  empty(thoroughly: boolean): Promise<unknown>
  start?(): Promise<void>
  stop?(): Promise<void>
}

let redis: LocalRedis
const postgres: Engine = {
  name: 'PostgreSQL',
  config: () => ({ DATABASE_URL: databaseUrl, REDIS_CLUSTER: false }),
  empty: async (thoroughly) => {
    const tables = await sql<{ name: string }[]>`
      select quote_ident(tablename) as name from pg_tables
       where schemaname = 'bullmq' and (${thoroughly} or tablename <> 'migration')`
    const statement = `truncate ${tables.map((table) => `bullmq.${table.name}`).join(', ')}`
    await until('the workers let go of the tables', () => sql.unsafe(statement).then(() => true, isDeadlock))
  },
}
const onRedis: Engine = {
  name: 'Redis',
  config: () => ({ DATABASE_URL: databaseUrl, REDIS_URL: redis.url, REDIS_CLUSTER: false }),
  empty: () => flushRedis(redis.url),
  start: async () => void (redis = await anyRedis()),
  stop: () => redis.clear(),
}

const onCluster: Engine = {
  ...onRedis,
  name: 'a Redis cluster of three masters',
  config: () => ({ DATABASE_URL: databaseUrl, REDIS_URL: redis.url, REDIS_CLUSTER: true }),
  start: async () => void (redis = await startRedisCluster()),
}

const engines = [postgres, ...(hasRedis ? [onRedis] : []), ...(canStartRedis ? [onCluster] : [])]

const isDeadlock = (error: { code?: string }) => (error.code === '40P01' ? false : Promise.reject(error))
const drain = { lane: 'ticket', channel: 'email' } as const
const noticeId = '019a0000-0000-7000-8000-000000000001'

describe.each(engines)('the queue on $name', (engine) => {
  let queue: Queue
  let workers: Workers | undefined
  let done: Array<{ name: JobName; data: JobData<JobName> }> = []

  const work = async (perform: Perform = async () => undefined) => {
    done = []
    workers = await startWorkers(engine.config(), async (name, data) => {
      await perform(name, data)
      done.push({ name, data })
    })
  }
  const doneOf = (name: JobName) => done.filter((job) => job.name === name).length

  beforeAll(async () => {
    await engine.start?.()
    queue = createQueue(engine.config())
  })
  afterEach(async () => {
    await workers?.close(2000)
    workers = undefined
    await engine.empty(false)
  })
  afterAll(async () => {
    await queue.close()
    await engine.stop?.()
  })

  test('brings a job with its ids to the handler', async () => {
    await work()
    await queue.enqueue('announcement.expand', { noticeId })
    await until('the job is done', () => done.length === 1)
    expect(done).toEqual([{ name: 'announcement.expand', data: { noticeId } }])
  })

  test('many nudges while one waits are one run', async () => {
    for (let i = 0; i < 50; i++) await queue.enqueue('deliveries.drain', drain)
    await work()
    await queue.enqueue('announcement.expand', { noticeId })
    await until(
      'the later job is done',
      () => doneOf('announcement.expand') === 1 && doneOf('deliveries.drain') > 0,
    )
    expect(doneOf('deliveries.drain')).toBe(1)
  })

  test('a nudge during a run makes it run once more, however many there are', async () => {
    let finish = () => undefined as void
    let runs = 0
    await work(() => {
      runs += 1
      return runs > 1 ? Promise.resolve() : new Promise((resolve) => (finish = resolve))
    })
    await queue.enqueue('deliveries.drain', drain)
    await until('the first run has begun', () => runs === 1)
    for (let i = 0; i < 5; i++) await queue.enqueue('deliveries.drain', drain)
    finish()
    await until('the second run is done', () => done.length === 2)
    await queue.enqueue('announcement.expand', { noticeId })
    await until('a later job is done', () => doneOf('announcement.expand') === 1)
    expect(doneOf('deliveries.drain')).toBe(2)
  })

  test('a job that fails is tried again as often as its definition says', async () => {
    let tries = 0
    await work(async () => {
      tries += 1
      if (tries < 3) throw new Error('not yet')
    })
    await queue.enqueue('announcement.expand', { noticeId })
    await until('the third try is done', () => done.length === 1)
    expect(tries).toBe(3)
  })

  test('a failed drain does not swallow the next nudge', async () => {
    let tries = 0
    await work(async () => {
      tries += 1
      if (tries === 1) throw new Error('provider away')
    })
    await queue.enqueue('deliveries.drain', drain)
    await until('the first run has failed', () => tries === 1)
    await until('a later nudge runs', async () => {
      await queue.enqueue('deliveries.drain', drain)
      return done.length > 0
    })
  })

  test('goes on after it was emptied, schedulers and all, once it is repaired', async () => {
    await work()
    await workers?.repair()
    await engine.empty(true)
    await workers?.repair()
    await queue.enqueue('announcement.expand', { noticeId })
    await until('the new job is done', () => doneOf('announcement.expand') === 1)
    await until('the scheduler runs again', () => doneOf('audit.chain') > 0, 20_000)
  }, 30_000)

  test('a lane whose provider hangs does not hold up another', async () => {
    let finish = () => undefined as void
    await work((_name, data) =>
      'lane' in data && data.lane === 'survey'
        ? new Promise((resolve) => (finish = resolve))
        : Promise.resolve(),
    )
    await queue.enqueue('deliveries.drain', { lane: 'survey', channel: 'sms' })
    await queue.enqueue('deliveries.drain', { lane: 'code', channel: 'sms' })
    await until('the code is sent', () => done.length === 1)
    expect(done[0]?.data).toEqual({ lane: 'code', channel: 'sms' })
    finish()
  })
})
