import { Redis } from 'ioredis'
import { afterEach, describe, expect, test } from 'vitest'
import type { JobData, JobName } from '#jobs/definitions.ts'
import { createQueue, startWorkers } from '#jobs/queue.ts'
import { manyMasters, oneStore } from '#jobs/queues.ts'
import { canStartRedis, startRedisCluster, type LocalRedis } from '#test/support/redis.ts'
import { until } from '#test/support/until.ts'

const nowhere = 'postgres://nobody@127.0.0.1:1/none'
const cleanUp: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

const bulk = { lane: 'incident', channel: 'sms' } as const
const code = { lane: 'code', channel: 'sms' } as const

test('on a cluster what is sent in bulk goes into every shard and the rest into a queue of its own', () => {
  expect(manyMasters.queuesOf('deliveries.drain', bulk)).toEqual(['bulk:0', 'bulk:1', 'bulk:2', 'bulk:3'])
  expect(manyMasters.queuesOf('deliveries.drain', code)).toEqual(['deliveries-code-sms'])
  expect(manyMasters.queuesOf('audit.chain', {})).toEqual(['audit'])
  expect(oneStore.queuesOf('deliveries.drain', bulk)).toEqual(['deliveries-incident-sms'])
})

async function aCluster() {
  const cluster = await startRedisCluster()
  cleanUp.push(cluster.clear)
  const config = { DATABASE_URL: nowhere, REDIS_URL: cluster.url, REDIS_CLUSTER: true }
  const queue = createQueue(config)
  const done: Array<{ name: JobName; data: JobData<JobName> }> = []
  const workers = await startWorkers(config, async (name, data) => void done.push({ name, data }))
  cleanUp.push(
    () => queue.close(),
    () => workers.close(1000),
  )
  const runsOf = (lane: string) => done.filter(({ data }) => 'lane' in data && data.lane === lane).length
  return { cluster, queue, runsOf }
}

async function shardsOn({ url }: LocalRedis): Promise<string[]> {
  const client = new Redis(url)
  const keys = await client.keys('fapiao{bulk:*')
  client.disconnect()
  return [...new Set(keys.map((key) => /\{(.*)\}/.exec(key)?.[1] ?? ''))].sort()
}

describe.each(canStartRedis ? ['a Redis cluster of three masters'] : [])('on %s', () => {
  test('what is sent in bulk is asked for on every one of them', async () => {
    const { cluster, queue, runsOf } = await aCluster()
    await queue.enqueue('deliveries.drain', bulk)
    await until('every shard has done it', () => runsOf('incident') === 4)

    const shards = await Promise.all(cluster.masters.map(shardsOn))
    expect(shards.map((own) => own.length > 0)).toEqual([true, true, true])
    expect(shards.flat().sort()).toEqual(['bulk:0', 'bulk:1', 'bulk:2', 'bulk:3'])
  }, 30_000)

  test('while one of them is away the rest goes on, and what it is owed is done when it is back', async () => {
    const { cluster, queue, runsOf } = await aCluster()
    await queue.enqueue('deliveries.drain', bulk)
    await until('every shard has done it', () => runsOf('incident') === 4)
    await queue.ping()
    const [, , gone] = cluster.masters
    const away = await Promise.all(cluster.masters.slice(2).map(shardsOn))

    await gone?.stop()
    const began = performance.now()
    await queue.enqueue('deliveries.drain', bulk)
    await queue.enqueue('deliveries.drain', bulk)
    expect(performance.now() - began).toBeLessThan(2500)
    await until('the other shards have done it', () => runsOf('incident') >= 4 + 4 - away.flat().length)
    await queue.enqueue('deliveries.drain', code)
    await until('a code is sent', () => runsOf('code') === 1)
    await expect(queue.ping()).rejects.toThrow()

    const before = runsOf('incident')
    await gone?.start()
    await until('what it is owed is done', () => runsOf('incident') >= before + away.flat().length, 20_000)
    await until(
      'it is well again',
      () =>
        queue.ping().then(
          () => true,
          () => false,
        ),
      20_000,
    )
  }, 60_000)
})
