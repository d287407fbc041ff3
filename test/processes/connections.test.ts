import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startLocalPostgres, type LocalPostgres } from '#db/local-postgres.ts'
import { createDatabase, urlOfDatabase } from '#test/support/databases.ts'
import { startPooler } from '#test/support/pooler.ts'
import { keyBytes, npmRun, run, type Environment, type Program } from '#test/support/programs.ts'
import { freePort } from '#test/support/free-port.ts'
import { until } from '#test/support/until.ts'

const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-connections-'))
chmodSync(folder, 0o711)
let server: LocalPostgres
let url: string
let sql: postgres.Sql
const running: Program[] = []
beforeAll(async () => {
  server = await startLocalPostgres(folder, undefined, { fsync: 'off', full_page_writes: 'off' })
  await createDatabase(server.url, 'connections')
  url = urlOfDatabase(server.url, 'connections')
  sql = postgres(url, { max: 1, onnotice: () => undefined })
})
afterEach(async () => {
  for (const program of running) program.process.kill('SIGTERM')
  await Promise.all(running.splice(0).map((program) => program.ended))
})
afterAll(async () => {
  await sql.end()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const environment = (over: Environment = {}): Environment => ({
  DATABASE_URL: url,
  SECRET_KEYS: `k1:${keyBytes('connections')}`,
  DATA_DIR: join(folder, 'data'),
  DEMO: '0',
  LOG_LEVEL: 'info',
  SWEEP_SECONDS: '3600',
  ...over,
})

async function startBoth(over: Environment): Promise<string> {
  const PORT = String(await freePort())
  const env = environment({ ...over, PORT })
  running.push(run(process.execPath, ['build/worker.js'], env), run(process.execPath, ['build/web.js'], env))
  await until(
    'the worker is ready',
    () => running[0]?.output().includes('the worker is ready') ?? false,
    30_000,
  )
  const site = `http://127.0.0.1:${PORT}`
  await until('the site answers', async () => (await fetch(site).catch(() => null))?.ok ?? false, 30_000)
  return site
}

const named = async () => {
  const rows = await sql<{ name: string; count: number }[]>`
    select application_name as name, count(*)::int as count from pg_stat_activity
     where application_name like 'fapiao-desk%' and datname = current_database() group by 1`
  return Object.fromEntries(rows.map(({ name, count }) => [name.replace('fapiao-desk ', ''), count]))
}
const transactions = async () => {
  const [row] = await sql<{ count: number }[]>`
    select xact_commit::float8 as count from pg_stat_database where datname = current_database()`
  return row?.count ?? 0
}

test('behind a pooler in transaction mode all works that is bound to no connection, and the rest goes direct', async () => {
  const pooler = await startPooler(url)
  const behind = { DATABASE_URL: pooler.url, DATABASE_URL_DIRECT: url }
  const migrated = await npmRun('migrate', [], environment(behind))
  expect(migrated).toMatchObject({ code: 0 })
  const site = await startBoth(behind)

  // Often enough that a text would be prepared.
  for (let i = 0; i < 6; i++) expect((await fetch(`${site}/help?q=${i}`)).status).toBe(200)
  expect(pooler.connections()).toBeGreaterThan(2)
  expect(pooler.misuse).toEqual([])
  expect(await named()).toMatchObject({ listener: 1 })
  pooler.close()
})

test('an idle worker and web process keep few connections and ask little', async () => {
  await npmRun('migrate', [], environment())
  await startBoth({})
  const windowMs = 4000
  let before = { at: performance.now(), count: await transactions() }
  let perSecond = Infinity
  await until(
    'they come to rest',
    async () => {
      const at = performance.now()
      if (at - before.at < windowMs) return false
      const count = await transactions()
      perSecond = ((count - before.count) / (at - before.at)) * 1000
      before = { at, count }
      return perSecond <= 4
    },
    60_000,
  )
  expect(perSecond).toBeGreaterThan(0.5)

  const { web = 0, pulse = 0, ...ofWorkers } = await named()
  expect(ofWorkers).toMatchObject({ listener: 1 })
  // Two of those of the queue may be of the web process.
  expect(Object.values(ofWorkers).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(20 + 2)
  expect(web + pulse).toBeLessThanOrEqual(15)
})
