import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startLocalPostgres, type LocalPostgres } from '#db/local-postgres.ts'
import { createQueue, startWorkers, type QueueConfig } from '#jobs/queue.ts'
import { canStartRedis, startRedis, startRedisCluster } from '#test/support/redis.ts'
import { until } from '#test/support/until.ts'

type Store = {
  config: QueueConfig
  stop: () => Promise<void>
  start: () => Promise<unknown>
  clear: () => Promise<void>
}

const nowhere = 'postgres://nobody@127.0.0.1:1/none'
const cleanUp: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

async function onRedis(): Promise<Store> {
  const redis = await startRedis()
  const config = { DATABASE_URL: nowhere, REDIS_URL: redis.url, REDIS_CLUSTER: false }
  return { config, stop: redis.stop, start: redis.start, clear: redis.clear }
}

async function onCluster(): Promise<Store> {
  const redis = await startRedisCluster()
  const config = { DATABASE_URL: nowhere, REDIS_URL: redis.url, REDIS_CLUSTER: true }
  return { config, stop: redis.stop, start: redis.start, clear: redis.clear }
}

async function onPostgres(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-outage-'))
  chmodSync(folder, 0o711)
  let server: LocalPostgres = await startLocalPostgres(folder)
  return {
    config: { DATABASE_URL: server.url, REDIS_CLUSTER: false },
    stop: () => server.stop(),
    start: async () => (server = await startLocalPostgres(folder)),
    async clear() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const engines = [
  { name: 'PostgreSQL', open: onPostgres },
  ...(canStartRedis
    ? [
        { name: 'Redis', open: onRedis },
        { name: 'a Redis cluster of three masters', open: onCluster },
      ]
    : []),
]

describe.each(engines)('while $name is away', ({ open }) => {
  test('asking for a job neither fails nor takes long, and it is done when the store is back', async () => {
    const store = await open()
    cleanUp.push(store.clear)
    const queue = createQueue(store.config)
    let runs = 0
    const workers = await startWorkers(store.config, async () => void (runs += 1))
    cleanUp.push(
      () => queue.close(),
      () => workers.close(1000),
    )
    const drain = { lane: 'code', channel: 'sms' } as const
    await queue.enqueue('deliveries.drain', drain)
    await until('the first job is done', () => runs === 1)

    await store.stop()
    const began = performance.now()
    for (let i = 0; i < 20; i++) await queue.enqueue('deliveries.drain', drain)
    expect(performance.now() - began).toBeLessThan(2500)
    await expect(queue.ping()).rejects.toThrow()

    await store.start()
    await until('the owed job is done', () => runs >= 2, 20_000)
    await queue.ping()
  }, 40_000)
})
