import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { mayStart } from '#app/domain/people/staff/start-check.ts'
import { connectionsLine, ofWeb, ofWorker } from '#app/platform/connections.ts'
import { config } from '#app/platform/config.ts'
import { openDatabase } from '#db/client.ts'
import { refusal } from '#test/support/pooler.ts'
import { databaseUrl, db } from '#test/support/database.ts'

test('a process knows the most connections that it opens, fewer where the queue is in Redis', () => {
  const onPostgres = { DATABASE_POOL: 10, REDIS_URL: undefined }
  const onRedis = { DATABASE_POOL: 10, REDIS_URL: 'redis://127.0.0.1' }
  expect([ofWeb(onPostgres), ofWeb(onRedis)]).toEqual([18, 16])
  expect([ofWorker(onPostgres), ofWorker(onRedis)]).toEqual([20, 14])
  const behindPooler = { ...onPostgres, DATABASE_URL_DIRECT: 'postgres://direct' }
  expect([ofWeb(behindPooler), ofWorker(behindPooler)]).toEqual([4, 13])
})

test('the page of settings states these figures', () => {
  const page = readFileSync('docs/configuration.md', 'utf8')
  const settings = { DATABASE_POOL: config().DATABASE_POOL, REDIS_URL: undefined }
  const redis = { ...settings, REDIS_URL: 'redis://127.0.0.1' }
  expect(page).toContain(
    `a web process opens up to ${ofWeb(settings)} and a worker ${ofWorker(settings)} (${ofWeb(redis)} and ${ofWorker(redis)} with Redis)`,
  )
})

test('a server without room for them is told of, with the figures and the settings', () => {
  expect(connectionsLine(17, { takes: 97, used: 80 })).toBeNull()
  expect(connectionsLine(17, { takes: 97, used: 81 })).toBe(
    'this process opens up to 17 connections to PostgreSQL, which takes 97 and has 81: raise max_connections or lower DATABASE_POOL',
  )
})

test('a pooler that takes no parameters ends the start with a line that says what DATABASE_URL must lead to', async () => {
  const pooler = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(refusal('statement_timeout')))
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

test('a pooler that ignores parameters ends the start, unless the address of PostgreSQL itself is given, too', async () => {
  const ignored = openDatabase(databaseUrl, { max: 1, pooled: true })
  const plain = { ...config(), DEMO: false }
  await expect(mayStart({ db, sql: ignored.sql }, plain)).rejects.toThrow(
    /^DATABASE_URL: time limits are ignored .+DATABASE_URL_DIRECT/,
  )
  expect(await mayStart({ db, sql: ignored.sql }, { ...plain, DATABASE_URL_DIRECT: databaseUrl })).toBe(true)
  await ignored.close()
})
