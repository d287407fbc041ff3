import { createHash } from 'node:crypto'
import { Redis } from 'ioredis'
import postgres from 'postgres'
import { describe, test } from 'vitest'
import { smsSink, smtpSink, type Sink } from '#test/support/sinks.ts'
import { anyRedis, hasRedis } from '#test/support/redis.ts'
import { clearAway, databaseOf, newDataDir, npmStart, type Start } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

/** Affected reporters; the acceptance run sets 2000. */
const reporters = Number(process.env.FAN_OUT ?? 120)
const clients = 50
/** The worker is killed when these parts of the messages have left: twice in the acceptance run, once in every run. */
const kills = reporters >= 1000 ? [0.2, 0.5] : [0.3]
const chunk = 100

process.env.SECRET_KEYS = `t1:${createHash('sha256').update('fan-out').digest('base64')}`
// The test runner has a BASE_URL of its own meaning.
process.env.BASE_URL = 'http://127.0.0.1'

/** Of one test: both engines run side by side, because most of their time is waiting for leases to end. */
type CleanUp = Array<() => unknown>
const undo = async (cleanUp: CleanUp) => {
  for (const step of cleanUp.splice(0).reverse()) await step()
}

type House = { start: Start; sql: postgres.Sql; mail: Sink; sms: Sink; call: Call }
type Call = (
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Record<string, unknown>>

async function open(env: Record<string, string>, cleanUp: CleanUp): Promise<House> {
  const dataDir = newDataDir()
  cleanUp.push(() => clearAway(dataDir))
  const [mail, sms] = [await smtpSink(4), await smsSink(15)]
  cleanUp.push(mail.close, sms.close)
  const start = await npmStart(dataDir, {
    DEMO: '0',
    SECRET_KEYS: process.env.SECRET_KEYS ?? '',
    SMTP_URL: mail.url,
    SMS_PROVIDER: 'http',
    SMS_HTTP_URL: sms.url,
    SWEEP_SECONDS: '2',
    ...env,
  })
  await start.untilReady()
  const url = databaseOf(dataDir)
  const sql = postgres(url, { max: 2, onnotice: () => undefined })
  cleanUp.push(() => sql.end())
  return { start, sql, mail, sms, call: caller(start.url, await keyFor(url)) }
}

/** A key of the installation, stored as the product stores it. */
async function keyFor(url: string): Promise<string> {
  process.env.DATABASE_URL = url
  const { openDatabase } = await import('#db/client.ts')
  const { storeApiKey } = await import('#app/domain/people/api-keys/manage-api-keys.ts')
  const { scopes } = await import('#app/domain/people/roles/scopes.ts')
  const { db, close } = openDatabase(url, { max: 1 })
  const ctx = { actor: { type: 'system' } as const, db, enqueue: async () => undefined, now: new Date() }
  await storeApiKey(ctx, 'fd_fan_out', { name: 'fan-out', scopes, perSecond: null })
  await close()
  return 'fd_fan_out'
}

const caller =
  (url: string, key: string): Call =>
  async (path, body, headers = {}) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`)
    if (typeof answer !== 'object' || answer === null) throw new Error(`${path}: no object`)
    return { ...answer }
  }

async function fileAll(call: Call): Promise<string[]> {
  const numbers: string[] = []
  let next = 0
  async function client() {
    for (let count = next++; count < reporters; count = next++) {
      const answer = await call('/tickets', {
        kind: 'missing_invoice',
        symptom: 'not_found',
        invoice: { number: `241120000005${String(count).padStart(8, '0')}` },
        description: '查无此票',
        contact: { mobile: `137${String(count).padStart(8, '0')}`, email: `fan${count}@example.invalid` },
      })
      numbers.push(String(answer.number))
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return numbers
}

const arrivalsOf = (sink: Sink, ids: ReadonlySet<string>) => sink.arrivals.filter(({ id }) => ids.has(id))

function engines(): Array<{
  name: string
  env: (
    cleanUp: CleanUp,
  ) => Promise<{ env: Record<string, string>; empty: (house: House) => Promise<unknown> }>
}> {
  const onPostgres = {
    name: 'PostgreSQL',
    env: async () => ({
      env: {},
      empty: async ({ sql }: House) => {
        const tables = await sql<{ name: string }[]>`
          select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%'`
        const truncate = `truncate ${tables.map((table) => table.name).join(', ')} cascade`
        // The workers are at it all the while: whoever loses a deadlock, the queue is emptied in the end.
        await until('the queue is emptied', () =>
          sql.unsafe(truncate).then(
            () => true,
            () => false,
          ),
        )
      },
    }),
  }
  const onRedis = {
    name: 'Redis',
    env: async (cleanUp: CleanUp) => {
      const redis = await anyRedis()
      cleanUp.push(redis.stop)
      const empty = async () => {
        const client = new Redis(redis.url)
        await client.flushall()
        client.disconnect()
      }
      return { env: { REDIS_URL: redis.url }, empty }
    },
  }
  // With few people the fault runs beside this do the same on Redis.
  return hasRedis && reporters >= 1000 ? [onPostgres, onRedis] : [onPostgres]
}

describe.concurrent.each(engines())('an update to everybody, on $name', ({ env }) => {
  test(
    'arrives once on each channel, though the worker is killed and the queue emptied',
    { timeout: 600_000 },
    async ({ expect, onTestFinished }) => {
      const cleanUp: CleanUp = []
      onTestFinished(() => undo(cleanUp))
      const engine = await env(cleanUp)
      const house = await open(engine.env, cleanUp)
      const { start, sql, mail, sms, call } = house

      const numbers = await fileAll(call)
      expect(new Set(numbers).size).toBe(reporters)
      const arrived = () => mail.arrivals.length + sms.arrivals.length
      await until('every receipt has arrived', () => arrived() >= reporters * 2, 300_000)

      const incident = await call('/incidents', {
        title: '数据同步延迟',
        severity: 2,
        components: [],
        description: '积压',
        tickets: numbers.slice(0, 1000),
      })
      if (reporters > 1000) await put(start.url, String(incident.number), numbers.slice(1000))
      const publish = () =>
        call(
          `/incidents/${String(incident.number)}/updates`,
          { status: 'investigating', body: { 'zh-CN': '正在调查。' }, notify: true },
          { 'Idempotency-Key': 'double-click' },
        )
      const [first, second] = await Promise.all([publish(), publish()])
      expect(first).toEqual(second)
      const noticeId = idOf(first.notice)

      const before = arrived()
      for (const share of kills) {
        await until('part of it has left', () => arrived() - before >= reporters * 2 * share, 120_000)
        const pid = start.pidOf('worker')
        process.kill(pid, 'SIGKILL')
        await until('the worker is back', () => start.pidOf('worker') !== pid, 30_000)
      }
      await engine.empty(house)

      const state = async () => (await sql`select state from notices where id = ${noticeId}`)[0]?.state
      await until('the notice is finished', async () => (await state()) === 'finished', 300_000)

      const rows = await sql<{ id: string; channel: string; state: string }[]>`
      select id, channel, state from deliveries where notice_id = ${noticeId}`
      expect(rows).toHaveLength(reporters * 2)
      expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['sent']))
      const ids = new Set(rows.map((row) => row.id))
      for (const sink of [mail, sms]) {
        const got = arrivalsOf(sink, ids)
        const different = new Set(got.map((arrival) => arrival.id))
        expect(different.size).toBe(reporters)
        expect(new Set(got.map((arrival) => arrival.to)).size).toBe(reporters)
        expect(got.length - different.size).toBeLessThanOrEqual(kills.length * chunk)
      }
    },
  )
})

async function put(url: string, incident: string, add: string[]) {
  const response = await fetch(`${url}/api/v1/incidents/${incident}/tickets`, {
    method: 'PUT',
    headers: { Authorization: 'Bearer fd_fan_out', 'Content-Type': 'application/json' },
    body: JSON.stringify({ add }),
  })
  if (response.status !== 200) throw new Error(`tickets were not linked: ${response.status}`)
}

function idOf(notice: unknown): string {
  if (typeof notice === 'object' && notice !== null && 'id' in notice) return String(notice.id)
  throw new Error('the update has no notice')
}
