import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { preparedDataDir } from '#test/support/prepared.ts'
import { clearAway, npmStart } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

const dataDir = await preparedDataDir('empty')
afterEach(() => clearAway(dataDir))

const ask = async (url: string, patienceMs = 3000) => {
  const began = performance.now()
  const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
  return { status: answer.status, text: await answer.text(), ms: performance.now() - began }
}

test('a frozen database is noticed, holds no request for long, and is used again when it thaws', async () => {
  const start = await npmStart(dataDir)
  await start.untilReady()
  expect((await ask(start.url)).status).toBe(200)
  const postgres = familyOf(start.pidOf('postgres'))

  for (const pid of postgres) process.kill(pid, 'SIGSTOP')
  // The home page is there as a copy, so that traffic may go on coming.
  const readiness = () => ask(`${start.url}/readyz`)
  await until('/readyz tells', async () => (await readiness()).text.includes('database: does not'), 8000)
  expect((await readiness()).status).toBe(200)
  const track = () => ask(`${start.url}/track`, 10_000)
  await until('pages are told', async () => (await track()).status === 503, 10_000)
  const page = await track()
  expect(page.status).toBe(503)
  expect(page.ms).toBeLessThan(1000)
  expect((await ask(`${start.url}/healthz`)).status).toBe(200)

  for (const pid of postgres) process.kill(pid, 'SIGCONT')
  await until('it is ready again', async () => !(await readiness()).text.includes('database: '), 15_000)
  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)
})

/** The server and the processes of its connections. */
function familyOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
  return [pid, ...children.map(Number)]
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}
