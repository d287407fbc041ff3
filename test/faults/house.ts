import { execFile, fork, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { startLocalPostgres, type LocalPostgres } from '#db/local-postgres.ts'
import { migrateDatabase } from '#db/migrate.ts'
import type { Channel } from '#test/faults/evidence.ts'
import { startProxy, type Proxy } from '#test/faults/proxy.ts'
import type { SinkMode, Told, Took } from '#test/faults/sink-modes.ts'
import { freePort } from '#test/support/free-port.ts'
import { flushRedis, startRedis, startRedisCluster, type LocalRedis } from '#test/support/redis.ts'
import { clearAway, newDataDir } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

export const engines = ['postgres', 'redis', 'cluster'] as const
export type Engine = (typeof engines)[number]
export const apiKey = 'fd_fault_run'
export const receiptSecret = 'a-secret-of-the-gateway-in-fault-runs'
const secretKeys = `f1:${createHash('sha256').update('faults').digest('base64')}`
/** Slow enough that a run can be disturbed: some 100 e-mails and 200 SMS a second. */
export const usual: Record<Channel, SinkMode> = { email: { delayMs: 40 }, sms: { delayMs: 150 } }

/** One process of the product, started again whenever it ends. */
export type Kept = { pid: () => number; kill: (signal: NodeJS.Signals) => void; stop: () => Promise<void> }
export type SinkProcess = {
  arrivals: Took[]
  turn: (mode: SinkMode) => void
  onArrival: (listener: (took: Took) => void) => void
}
export type Database = {
  /** For the harness itself; never behind the proxy. */
  sql: postgres.Sql
  /** Ends it as a power cut would, and brings it up again. */
  crash: () => Promise<void>
}
export type House = {
  folder: string
  urls: string[]
  webs: Kept[]
  workers: Kept[]
  sinks: Record<Channel, SinkProcess>
  database: Database
  proxy: Proxy
  /** The stores of the queue that can be killed: one Redis, or the masters of a cluster; none on PostgreSQL. */
  stores: readonly LocalRedis[]
  /** Empties the queue as far as its engine can be. */
  emptyQueue: () => Promise<void>
}
export type HouseOptions = {
  engine: Engine
  workers: number
  viaProxy: boolean
  /** Of each worker, by its count. */
  workerEnv: (worker: number) => Record<string, string>
}

/** Two web processes and workers from the build, each by itself, a database, two providers, a network between. */
export async function withHouse<T>(options: HouseOptions, work: (house: House) => Promise<T>): Promise<T> {
  const folder = newDataDir()
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const undo: Array<() => unknown> = [() => clearAway(folder)]
  try {
    return await work(await open(options, folder, undo))
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

async function open(options: HouseOptions, folder: string, undo: Array<() => unknown>): Promise<House> {
  const { stores, redis, settings } = await openQueue(options.engine)
  if (redis) undo.push(redis.clear)
  let server: LocalPostgres = await startLocalPostgres(join(folder, 'database'))
  undo.push(() => server.stop())
  await migrateDatabase(server.url)
  const direct = new URL(server.url)
  const proxy = await startProxy({ host: direct.hostname, port: Number(direct.port) })
  undo.push(proxy.close)
  const through = new URL(server.url)
  through.port = String(proxy.port)
  const sql = postgres(server.url, { max: 2, onnotice: () => undefined })
  undo.push(() => sql.end({ timeout: 1 }))

  const [email, sms] = await Promise.all([startSink('smtp', folder, undo), startSink('sms', folder, undo)])
  email.sink.turn(usual.email)
  sms.sink.turn(usual.sms)
  const ports = [await freePort(), await freePort()]
  const urls = ports.map((port) => `http://127.0.0.1:${port}`)
  const { PATH, HOME, LANG } = process.env
  const env: NodeJS.ProcessEnv = {
    ...{
      PATH,
      HOME,
      LANG,
      NODE_ENV: 'production' as const,
      LOG_LEVEL: 'warn',
      DEMO: '0',
      QUIET_HOURS: 'off',
    },
    BASE_URL: urls[0],
    DATABASE_URL: options.viaProxy ? through.href : server.url,
    SECRET_KEYS: secretKeys,
    SMTP_URL: `smtp://127.0.0.1:${email.port}`,
    SMS_PROVIDER: 'http',
    SMS_HTTP_URL: `http://127.0.0.1:${sms.port}/sms`,
    SMS_HTTP_SECRET: receiptSecret,
    SWEEP_SECONDS: '2',
    ...settings,
  }
  // Not the synchronous one: the network that the database is behind runs in this process.
  await promisify(execFile)(process.execPath, ['build/cli/seed.js'], { env: { ...env, DATA_DIR: folder } })
  await storeKey(server.url)
  const keep = (program: 'web' | 'worker', count: number, more: Record<string, string>) =>
    keepRunning(program, { ...env, ...more, DATA_DIR: join(folder, `${program}-${count}`) }, undo)
  const webs = ports.map((port, count) => keep('web', count, { PORT: String(port) }))
  const workers = Array.from({ length: options.workers }, (_, count) =>
    keep('worker', count, options.workerEnv(count)),
  )
  for (const url of urls)
    await until(
      `${url} is ready`,
      async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true,
      60_000,
    )

  return {
    ...{ folder, urls, webs, workers, proxy, stores },
    sinks: { email: email.sink, sms: sms.sink },
    database: {
      sql,
      async crash() {
        process.kill(server.pid, 'SIGKILL')
        await server.ended
        server = await startLocalPostgres(join(folder, 'database'))
      },
    },
    emptyQueue: () => (redis ? flushRedis(redis.url) : truncateQueue(sql)),
  }
}

async function openQueue(engine: Engine) {
  if (engine === 'postgres') return { stores: [], redis: undefined, settings: {} }
  if (engine === 'redis') {
    const redis = await startRedis()
    return { stores: [redis], redis, settings: { REDIS_URL: redis.url } }
  }
  const redis = await startRedisCluster()
  return { stores: redis.masters, redis, settings: { REDIS_URL: redis.url, REDIS_CLUSTER: '1' } }
}

async function truncateQueue(sql: postgres.Sql) {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'bullmq' and tablename not like '%migration%'`
  const truncate = `truncate ${tables.map(({ name }) => name).join(', ')} cascade`
  // The workers are at it all the while: whoever loses a deadlock, the queue is emptied in the end.
  await until('the queue is emptied', () =>
    sql.unsafe(truncate).then(
      () => true,
      () => false,
    ),
  )
}

/** A key of the installation, stored as the product stores it. */
async function storeKey(url: string) {
  Object.assign(process.env, { SECRET_KEYS: secretKeys, DATABASE_URL: url, BASE_URL: 'http://127.0.0.1' })
  const { openDatabase } = await import('#db/client.ts')
  const { storeApiKey } = await import('#app/domain/people/api-keys/manage-api-keys.ts')
  const { scopes } = await import('#app/domain/people/roles/scopes.ts')
  const { db, close } = openDatabase(url, { max: 1 })
  const ctx = { actor: { type: 'system' } as const, db, enqueue: async () => undefined, now: new Date() }
  await storeApiKey(ctx, apiKey, { name: 'faults', scopes, perSecond: null })
  await close()
}

function keepRunning(program: 'web' | 'worker', env: NodeJS.ProcessEnv, undo: Array<() => unknown>): Kept {
  let child: ChildProcess | undefined
  let stopping = false
  const log = openSync(`${env.DATA_DIR}.log`, 'a')
  const start = () => {
    child = fork(`build/${program}.js`, {
      env: { ...env, FAPIAO_PROCESS: program },
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', log, log, 'ipc'],
    })
    child.once('exit', () => stopping || setTimeout(() => stopping || start(), 500))
  }
  start()
  const kept: Kept = {
    pid: () => child?.pid ?? 0,
    kill: (signal) => void child?.kill(signal),
    async stop() {
      stopping = true
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child?.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
  undo.push(kept.stop)
  return kept
}

async function startSink(kind: 'smtp' | 'sms', folder: string, undo: Array<() => unknown>) {
  const child = fork('test/faults/sink-process.ts', [kind, sinkFile(folder, kind)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  undo.push(() => child.kill('SIGKILL'))
  const arrivals: Took[] = []
  const listeners: Array<(took: Took) => void> = []
  const port = await new Promise<number>((listening, failed) => {
    child.once('exit', () => failed(new Error(`the ${kind} sink ended`)))
    child.on('message', (told: Told) => {
      if (told.kind === 'listening') return listening(told.port)
      arrivals.push(told.took)
      for (const listener of listeners) listener(told.took)
    })
  })
  const sink: SinkProcess = {
    arrivals,
    turn: (mode) => void child.send(mode),
    onArrival: (listener) => void listeners.push(listener),
  }
  return { port, sink }
}

const sinkFile = (folder: string, kind: string) => join(folder, `${kind}.ndjson`)

/** What a sink wrote down, which holds even what it could not tell any more. */
export function arrivalsIn(folder: string, kind: 'smtp' | 'sms'): Took[] {
  const lines = readFileSync(sinkFile(folder, kind), 'utf8').split('\n').filter(Boolean)
  return lines.map((line): Took => JSON.parse(line))
}
