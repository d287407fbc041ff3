import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { preparedDataDir } from '#test/support/prepared.ts'
import { freePort } from '#test/support/free-port.ts'
import { clearAway, npmStart } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

const dataDir = await preparedDataDir('demo')
const cleanUp: Array<() => unknown> = []
afterEach(() => {
  for (const step of cleanUp.splice(0).reverse()) step()
  clearAway(dataDir)
})

/** A second web process beside the first, as an operator would add one. */
async function anotherWeb(): Promise<string> {
  const port = String(await freePort())
  const { PATH, HOME } = process.env
  const child = spawn('npm', ['run', '-s', 'web'], {
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      DATABASE_URL: readFileSync(join(dataDir, 'database-url'), 'utf8').trim(),
      SECRET_KEYS: readFileSync(join(dataDir, 'keys'), 'utf8').trim(),
      DATA_DIR: dataDir,
      PORT: port,
      LOG_LEVEL: 'warn',
    },
    stdio: 'ignore',
  })
  cleanUp.push(() => child.kill('SIGTERM'))
  const url = `http://127.0.0.1:${port}`
  await until('the second web process is ready', async () => (await home(url)).status === 200, 20_000)
  return url
}

const home = async (url: string) => {
  const response = await fetch(url).catch(() => undefined)
  return { status: response?.status ?? 0, html: (await response?.text()) ?? '' }
}

test('every web process shows a published update at once', { timeout: 150_000 }, async () => {
  const start = await npmStart(dataDir, { DEMO: '1' })
  await start.untilReady()
  const urls = [start.url, await anotherWeb()]
  const key = /demo api key: (\S+)/.exec(start.output())?.[1] ?? ''
  const call = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${start.url}/api/v1${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(response.status).toBe(201)
    return response.json()
  }
  // Both have a copy of the page as it is now.
  for (const url of urls) expect((await home(url)).html).not.toContain('两台都要看见')

  const incident = await call('/incidents', {
    title: '两台都要看见',
    severity: 1,
    components: [],
    description: '演示',
  })
  const number =
    typeof incident === 'object' && incident && 'number' in incident ? String(incident.number) : ''
  await call(`/incidents/${number}/updates`, {
    status: 'investigating',
    body: { 'zh-CN': '正在调查。' },
    notify: false,
  })
  for (const url of urls) {
    await until(`${url} shows it`, async () => (await home(url)).html.includes('两台都要看见'), 5000)
  }
})
