import { createServer } from 'node:http'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { afterEach, expect, test } from 'vitest'
import { preparedDataDir } from '#test/support/prepared.ts'
import { keyBytes } from '#test/support/programs.ts'
import { freePort } from '#test/support/free-port.ts'
import { clearAway, newDataDir, npmStart, processesOf } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

let dataDir = newDataDir()
afterEach(() => {
  clearAway(dataDir)
  dataDir = newDataDir()
})

/** On from here as after a first start. */
const startedBefore = async () => {
  clearAway(dataDir)
  dataDir = await preparedDataDir('empty')
}
const isUp = async (url: string) => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true
const lines = (output: string) => output.split('\n').filter((line) => line.startsWith('fapiao-desk:'))

test('a first start says how to get in, answers, and a second one finds its password and key again', async () => {
  const start = await npmStart(dataDir, { DEMO: '1' })
  await start.untilReady()
  const said = start.output().trim().split('\n')
  const entries = said.filter((line) => line.startsWith('demo '))
  expect(entries).toEqual(
    expect.arrayContaining([expect.stringMatching(/^demo sign-in: agent@demo\.invalid \S+$/)]),
  )
  expect(entries.filter((line) => /^demo api key: fd_\S+$/.test(line))).toHaveLength(1)
  expect(said.at(-1)).toBe(`ready ${start.url}`)
  expect((await fetch(start.url)).status).toBe(200)
  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)

  const again = await npmStart(dataDir, { DEMO: '1' })
  await again.untilReady()
  expect(again.output().split('\n')).toEqual(expect.arrayContaining(entries))
  again.process.kill('SIGTERM')
  expect(await again.ended).toBe(0)
}, 200_000)

test('a second start on the same data is refused, and SIGTERM to npm ends the first with 0', async () => {
  await startedBefore()
  const start = await npmStart(dataDir)
  await start.untilReady()
  const second = await npmStart(dataDir)
  expect(await second.ended).toBe(1)
  expect(lines(second.output())).toEqual([expect.stringContaining(`in use by a running start`)])
  expect(await isUp(start.url)).toBe(true)

  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)
  expect(processesOf(dataDir)).toEqual([])
})

test('a killed supervisor leaves no process four seconds later, and the next start has all data', async () => {
  await startedBefore()
  const start = await npmStart(dataDir)
  await start.untilReady()
  const key = await keep(start.dataDir)
  process.kill(start.pidOf('supervisor'), 'SIGKILL')
  await until('nothing is left', () => processesOf(dataDir).length === 0, 4000)

  const again = await npmStart(dataDir)
  await again.untilReady()
  expect(await isKept(start.dataDir, key)).toBe(true)
  again.process.kill('SIGTERM')
  expect(await again.ended).toBe(0)
})

test('a process that dies is started again: web, worker and PostgreSQL', async () => {
  await startedBefore()
  const start = await npmStart(dataDir)
  await start.untilReady()
  for (const name of ['web', 'worker', 'postgres'] as const) {
    const pid = start.pidOf(name)
    process.kill(pid, 'SIGKILL')
    await until(`another ${name} runs`, () => start.pidOf(name) !== pid && isUp(start.url), 20_000)
  }
  start.process.kill('SIGINT')
  expect(await start.ended).toBe(0)
  expect(processesOf(dataDir)).toEqual([])
})

test('a pid file whose number belongs to another program now does not hold up a start', async () => {
  await startedBefore()
  writeFileSync(`${dataDir}/supervisor.pid`, `${process.pid}\n`)
  writeFileSync(
    `${dataDir}/postgres/postmaster.pid`,
    `${process.pid}\n${dataDir}\n1\n1\n\n127.0.0.1\n1 1\nready\n`,
  )
  const again = await npmStart(dataDir)
  await again.untilReady()
  again.process.kill('SIGTERM')
  expect(await again.ended).toBe(0)
})

test('a folder that only its owner may enter is no obstacle, for root neither', async () => {
  clearAway(dataDir)
  dataDir = newDataDir(0o700)
  const start = await npmStart(dataDir)
  await start.untilReady()
  const said = start
    .output()
    .split('\n')
    .filter((line) => line.startsWith("PostgreSQL can't run as root"))
  expect(said).toHaveLength(process.getuid?.() === 0 ? 1 : 0)
  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)
})

test('a taken port ends the start with one clear line', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const start = await npmStart(dataDir, { PORT: port })
  expect(await start.ended).toBe(1)
  expect(lines(start.output())).toEqual([
    `fapiao-desk: port ${port} on 127.0.0.1 is taken; PORT picks another`,
  ])
  taken.close()
})

test('a data folder that can not be written ends the start with one clear line', async () => {
  // No permission stops root, but below a file there can be no folder for anybody.
  const start = await npmStart('/dev/null/data')
  expect(await start.ended).toBe(1)
  expect(lines(start.output())).toEqual([
    expect.stringMatching(/the data folder \/dev\/null\/data can't be written: /),
  ])
})

test('a wrong DATABASE_URL ends the start with one clear line that shows no password', async () => {
  const wrong = `postgres://app:hidden@127.0.0.1:${await freePort()}/none`
  const start = await npmStart(dataDir, {
    DATABASE_URL: wrong,
    SECRET_KEYS: `k1:${keyBytes('start')}`,
  })
  expect(await start.ended).toBe(1)
  expect(lines(start.output())).toEqual([
    expect.stringMatching(/^fapiao-desk: DATABASE_URL: no database at 127/),
  ])
  expect(start.output()).not.toContain('hidden')
})

test('keys in a file are enough for a start, and no others are made', async () => {
  const file = join(dirname(dataDir), 'keys.env')
  writeFileSync(file, `k1:${keyBytes('file')}\n`, { mode: 0o600 })
  const start = await npmStart(dataDir, { SECRET_KEYS_FILE: file, DEMO: '0' })
  await start.untilReady()
  expect(existsSync(join(dataDir, 'keys'))).toBe(false)
  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)

  writeFileSync(file, `k1:${keyBytes('another')}\n`)
  const wrong = await npmStart(dataDir, { SECRET_KEYS_FILE: file, DEMO: '0' })
  expect(await wrong.ended).toBe(1)
  expect(lines(wrong.output())).toEqual([
    'fapiao-desk: SECRET_KEYS: key k1 is not the key that the data of this database is encrypted with',
  ])
})

test('a wrong setting ends the start with every problem named', async () => {
  const start = await npmStart(dataDir, { SWEEP_SECONDS: 'often', SMTP_URL: 'mail.example' })
  expect(await start.ended).toBe(1)
  expect(start.output()).toContain('SWEEP_SECONDS')
  expect(start.output()).toContain('SMTP_URL')
})

async function keep(folder: string): Promise<string> {
  const sql = connect(folder)
  const key = `kept-${Date.now()}`
  await sql`insert into settings (key, value, changed_at) values (${key}, '1', now())`
  await sql.end()
  return key
}

async function isKept(folder: string, key: string): Promise<boolean> {
  const sql = connect(folder)
  const rows = await sql`select 1 from settings where key = ${key}`
  await sql.end()
  return rows.length === 1
}

const connect = (folder: string) =>
  postgres(readFileSync(`${folder}/database-url`, 'utf8').trim(), { max: 1 })
