import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLocalPostgres, type LocalPostgres } from '#db/local-postgres.ts'
import { createDatabase, urlOfDatabase } from '#test/support/databases.ts'
import { keyBytes, npmRun, run, type Environment } from '#test/support/programs.ts'
import { freePort } from '#test/support/free-port.ts'
import { until } from '#test/support/until.ts'

// Whoever starts a process reads one line that names the setting, and no stack of calls.

const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-refused-'))
chmodSync(folder, 0o711)
let server: LocalPostgres
let url: string
beforeAll(async () => {
  server = await startLocalPostgres(folder, undefined, { fsync: 'off', full_page_writes: 'off' })
  await createDatabase(server.url, 'refused')
  url = urlOfDatabase(server.url, 'refused')
  const { code, output } = await npmRun('migrate', [], await environment())
  if (code !== 0) throw new Error(output)
  const sql = postgres(url, { max: 1 })
  await sql`create role stranger login password 'let me in'`
  await sql.end()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const environment = async (over: Environment = {}): Promise<Environment> => ({
  DATABASE_URL: url,
  SECRET_KEYS: `k1:${keyBytes('refused')}`,
  DATA_DIR: join(folder, 'data'),
  DEMO: '0',
  LOG_LEVEL: 'error',
  PORT: String(await freePort()),
  ...over,
})

/** All that a process says before it ends with 1. */
async function saidBy(name: 'web' | 'worker', over: Environment): Promise<string[]> {
  const program = run(process.execPath, [`build/${name}.js`], await environment(over))
  expect(await program.ended).toBe(1)
  return program.output().trim().split('\n')
}

describe.each(['web', 'worker'] as const)('the %s process says in one line', (name) => {
  test('which level of the log there is not', async () => {
    expect(await saidBy(name, { LOG_LEVEL: 'loud' })).toEqual([expect.stringMatching(/^LOG_LEVEL: /)])
  })

  test('that its folder can not be written', async () => {
    expect(await saidBy(name, { DATA_DIR: '/dev/null/data' })).toEqual([
      expect.stringMatching(/^DATA_DIR: \/dev\/null\/data can't be written: ENOTDIR/),
    ])
  })

  test('that there is no such database', async () => {
    expect(await saidBy(name, { DATABASE_URL: urlOfDatabase(server.url, 'nowhere') })).toEqual([
      'DATABASE_URL: database "nowhere" does not exist',
    ])
  })

  test('what its role may not read', async () => {
    const stranger = new URL(url)
    stranger.username = 'stranger'
    stranger.password = 'let me in'
    expect(await saidBy(name, { DATABASE_URL: stranger.href })).toEqual([
      expect.stringMatching(/^DATABASE_URL: permission denied for \w+ \w+$/),
    ])
  })
})

test('a web process says in one line that its port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = String(typeof address === 'object' && address ? address.port : '')
  expect(await saidBy('web', { PORT: port })).toEqual([
    `PORT: 127.0.0.1:${port} is taken; PORT picks another`,
  ])
  taken.close()
})

test('without its Redis a worker says so in one line and ends, a web process says so and serves', async () => {
  const REDIS_URL = `redis://127.0.0.1:${await freePort()}`
  expect(await saidBy('worker', { REDIS_URL })).toEqual([
    expect.stringMatching(/^REDIS_URL: the queue can't be used: connect ECONNREFUSED/),
  ])

  const env = await environment({ REDIS_URL, LOG_LEVEL: 'warn' })
  const web = run(process.execPath, ['build/web.js'], env)
  await until('the queue is told of', () => web.output().includes('the queue does not answer (REDIS_URL)'))
  const readiness = await fetch(`http://127.0.0.1:${env.PORT}/readyz`)
  expect(readiness.status).toBe(200)
  expect(await readiness.json()).toMatchObject({ ready: true, missing: [] })
  web.process.kill('SIGTERM')
  expect(await web.ended).toBe(0)
})

test('a production that lacks settings says so in one line, and names what is no setting in another', async () => {
  const env = await environment({ LOG_LEVEL: 'warn', SMPT_URL: 'smtp://mail.example.gov' })
  const web = run(process.execPath, ['build/web.js'], env)
  const lines = () => web.output().split('\n').filter(Boolean)
  await until('it has said so', () => lines().length >= 2)
  expect(lines().filter((line) => line.includes('BASE_URL: not set'))).toEqual([
    expect.stringMatching(/"level":"warn".+SMTP_URL: not set.+SMS_PROVIDER: not set.+BASE_URL: not set/),
  ])
  expect(lines().filter((line) => line.includes('SMPT_URL (SMTP_URL?)'))).toHaveLength(1)
  await until('it answers', async () => {
    const answer = await fetch(`http://127.0.0.1:${env.PORT}/readyz`).catch(() => undefined)
    return answer?.status === 200
  })
  web.process.kill('SIGTERM')
  expect(await web.ended).toBe(0)
})
