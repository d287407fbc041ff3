import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { mayStart } from '#app/domain/people/staff/start-check.ts'
import { connectionsLine, ofWeb, ofWorker } from '#app/platform/connections.ts'
import { config } from '#app/platform/config.ts'
import { oneStore } from '#jobs/queues.ts'
import { openDatabase } from '#db/client.ts'

test('a process knows the most connections that it opens, fewer where the queue is in Redis', () => {
  const onPostgres = { DATABASE_POOL: 10, REDIS_URL: undefined }
  const onRedis = { DATABASE_POOL: 10, REDIS_URL: 'redis://127.0.0.1' }
  expect([ofWeb(onPostgres), ofWeb(onRedis)]).toEqual([17, 15])
  expect([ofWorker(onPostgres, 12), ofWorker(onRedis, 12)]).toEqual([42, 22])
})

test('the page of settings states these figures', () => {
  const page = readFileSync('docs/configuration.md', 'utf8')
  const settings = { DATABASE_POOL: config().DATABASE_POOL, REDIS_URL: undefined }
  const redis = { ...settings, REDIS_URL: 'redis://127.0.0.1' }
  const queues = oneStore.queues.length
  expect(page).toContain(
    `a web process opens up to ${ofWeb(settings)} and a worker ${ofWorker(settings, queues)} (${ofWeb(redis)} and ${ofWorker(redis, queues)} with Redis)`,
  )
})

test('a server without room for them is told of, with the figures and the settings', () => {
  expect(connectionsLine(17, { takes: 97, used: 80 })).toBeNull()
  expect(connectionsLine(17, { takes: 97, used: 81 })).toBe(
    'this process opens up to 17 connections to PostgreSQL, which takes 97 and has 81: raise max_connections or lower DATABASE_POOL',
  )
})

/** What PgBouncer says to a client whose start-up parameters it does not know (ErrorResponse of the protocol). */
function refusal(): Buffer {
  const fields = ['SFATAL', 'C08P01', 'Munsupported startup parameter: statement_timeout', '']
  const body = Buffer.from(`${fields.join('\0')}\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

test('a pooler that takes no parameters ends the start with a line that says what DATABASE_URL must lead to', async () => {
  const pooler = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(refusal()))
  }).listen(0, '127.0.0.1')
  await once(pooler, 'listening')
  const address = pooler.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const opened = openDatabase(`postgres://app:hidden@127.0.0.1:${port}/desk`, { max: 1 })

  await expect(mayStart(opened, config())).rejects.toThrow(
    /^DATABASE_URL: unsupported startup parameter: statement_timeout \(a pooler like PgBouncer/,
  )
  await opened.close()
  pooler.close()
})
