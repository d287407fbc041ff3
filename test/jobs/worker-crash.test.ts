// Isolated: its worker takes every job that it finds in the database.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { createQueue, startWorkers, type QueueConfig } from '#jobs/queue.ts'
import { databaseUrl } from '#test/support/database.ts'
import { anyRedis, canStartRedis, hasRedis, startRedisCluster } from '#test/support/redis.ts'

const cleanUp: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

const onPostgres = async (): Promise<QueueConfig> => ({ DATABASE_URL: databaseUrl, REDIS_CLUSTER: false })
const onRedis = async (): Promise<QueueConfig> => {
  const redis = await anyRedis()
  cleanUp.push(redis.clear)
  return { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, REDIS_CLUSTER: false }
}
const onCluster = async (): Promise<QueueConfig> => {
  const redis = await startRedisCluster()
  cleanUp.push(redis.clear)
  return { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, REDIS_CLUSTER: true }
}
const engines = [
  { name: 'PostgreSQL', open: onPostgres },
  ...(hasRedis ? [{ name: 'Redis', open: onRedis }] : []),
  ...(canStartRedis ? [{ name: 'a Redis cluster of three masters', open: onCluster }] : []),
]

describe.each(engines)('on $name', ({ open }) => {
  test('a job whose worker was killed is taken over, for codes within seconds', async () => {
    const config = await open()
    const queue = createQueue(config)
    cleanUp.push(() => queue.close())
    await queue.enqueue('deliveries.drain', { lane: 'code', channel: 'sms' })

    const doomed = spawn(process.execPath, [
      '--import',
      'tsx',
      'test/support/hanging-worker.ts',
      JSON.stringify(config),
    ])
    await once(doomed.stdout, 'data')
    doomed.kill('SIGKILL')
    const killedAt = performance.now()

    const takenOver = new Promise<number>((resolve, reject) => {
      startWorkers(config, async () => resolve(performance.now())).then(
        (workers) => cleanUp.push(() => workers.close(1000)),
        reject,
      )
    })
    expect((await takenOver) - killedAt).toBeLessThan(12_000)
  }, 40_000)
})
