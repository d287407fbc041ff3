import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preparedDataDir } from '#test/support/prepared.ts'
import { npmRun } from '#test/support/programs.ts'
import { freePort } from '#test/support/free-port.ts'
import { clearAway, databaseOf, npmStart, processesOf, type Start } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

// One installation from its demo to its first real day: keys, a locked-out administrator, the end of the demo. The
// tests build on each other.

const dataDir = await preparedDataDir('demo')
let start: Start
let urls: string[] = []
let stopSecond = () => {}

beforeAll(async () => {
  start = await npmStart(dataDir, { DEMO: '1' })
  await start.untilReady()
  urls = [start.url, await secondWeb()]
}, 150_000)
afterAll(() => {
  stopSecond()
  clearAway(dataDir)
})

/** A second web process beside the first, as an operator would add one. */
async function secondWeb(): Promise<string> {
  const port = String(await freePort())
  const { PATH, HOME } = process.env
  const child = spawn('npm', ['run', '-s', 'web'], {
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      DATABASE_URL: databaseOf(dataDir),
      SECRET_KEYS: readFileSync(join(dataDir, 'keys'), 'utf8').trim(),
      DATA_DIR: dataDir,
      PORT: port,
      LOG_LEVEL: 'warn',
    },
    stdio: 'ignore',
  })
  stopSecond = () => child.kill('SIGTERM')
  const url = `http://127.0.0.1:${port}`
  await until('the second web process answers', async () => (await status(`${url}/healthz`)) === 200, 30_000)
  return url
}

const status = (url: string, init: RequestInit = {}) =>
  fetch(url, { redirect: 'manual', ...init }).then(
    (response) => response.status,
    () => 0,
  )
const command = (name: string, ...args: string[]) =>
  npmRun(name, args, { DATA_DIR: dataDir, BASE_URL: start.url })
const read = (url: string, key: string) =>
  status(`${url}/api/v1/tickets?limit=1`, { headers: { Authorization: `Bearer ${key}` } })
const form = (url: string, fields: Record<string, string>) =>
  status(url, { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: start.url } })
const signIn = (email: string, password: string) => form(`${start.url}/desk/sign-in`, { email, password })
const said = (line: RegExp) => line.exec(start.output())?.[1] ?? ''
const demoKey = () => said(/^demo api key: (fd_\S+)$/m)
const demoPassword = () => said(/^demo sign-in: admin@demo\.invalid (\S+)$/m)

test('a key is made, listed and revoked, and every web process refuses it within two seconds', async () => {
  const made = await command(
    'key',
    'create',
    '--name',
    '发票 平台',
    '--scopes',
    'tickets:read,incidents:read',
  )
  expect(made).toEqual({ code: 0, output: expect.stringMatching(/^key: fd_[\w-]{32}\n$/) })
  const key = made.output.trim().slice('key: '.length)
  for (const url of urls) expect(await read(url, key)).toBe(200)
  const writing = { method: 'POST', body: '{}', headers: { Authorization: `Bearer ${key}` } }
  expect(await status(`${start.url}/api/v1/tickets`, writing)).toBe(403)

  const listed = await command('key', 'list')
  const rows = listed.output
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
  expect(rows[0]).toEqual(['id', 'name', 'scopes', 'created', 'last used', 'revoked'])
  const time = expect.stringMatching(/^20\d\d-.*Z$/)
  expect(rows.at(-1)).toEqual([
    expect.stringMatching(/^[\da-f-]{36}$/),
    '发票 平台',
    'tickets:read,incidents:read',
    time,
    time,
    '-',
  ])
  expect(listed.output).not.toContain(key.slice(3))

  const id = rows.at(-1)?.[0] ?? ''
  const revoked = await command('key', 'revoke', id)
  const ended = Date.now()
  expect(revoked).toEqual({ code: 0, output: `revoked: ${id}\n` })
  for (const url of urls) await until(`${url} refuses it`, async () => (await read(url, key)) === 401, 2000)
  expect(Date.now() - ended).toBeLessThan(2000)
})

test.each([
  [
    ['key', 'create', '--name', 'x', '--scopes', 'tickets:read,all'],
    /unknown scopes all; the scopes are tickets:read, /,
  ],
  [['key', 'create', '--name', 'x'], /--scopes is missing; the scopes are /],
  [['key', 'create', '--scopes', 'tickets:read'], /--name is missing/],
  [['key', 'create', '--nam', 'x'], /Unknown option '--nam'/],
  [['key', 'revoke', '018f4f4e-0000-7000-8000-000000000000'], /there is no key 018f4f4e/],
  [['key', 'revoke'], /one ID/],
  [['key'], /create --name N --scopes a,b/],
  [['admin', 'link', 'agent@demo.invalid'], /agent@demo\.invalid is a colleague without the role admin/],
  [['admin', 'link', 'nobody'], /nobody is no e-mail address/],
  [['admin'], /link EMAIL/],
  [['seed', '--remove'], /unknown argument --remove/],
])('%j is refused in one line', async ([name = '', ...args], line) => {
  const { code, output } = await command(name, ...args)
  expect([code, output.trim().split('\n')]).toEqual([1, [expect.stringMatching(line)]])
  expect(output).toMatch(/^fapiao-desk: /)
})

test('an administrator who is locked out gets in by a link from the command line', async () => {
  for (let tries = 0; tries < 6; tries++) await signIn('admin@demo.invalid', 'wrong')
  expect(await signIn('admin@demo.invalid', demoPassword())).toBe(429)

  const { code, output } = await command('admin', 'link', 'admin@demo.invalid')
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/^link: http:\/\/127\.0\.0\.1:\d+\/desk\/invitation\/[\w-]{43}\n$/),
  ])
  const link = output.trim().slice('link: '.length)
  expect(await status(link)).toBe(200)
  expect(await form(link, { password: 'a password of my own' })).toBe(302)
  expect(await status(link)).toBe(404)
  expect(await signIn('admin@demo.invalid', demoPassword())).toBe(401)
  expect(await signIn('admin@demo.invalid', 'a password of my own')).toBe(302)
})

test('the commands work while the product is stopped, and leave nothing running', async () => {
  stopSecond()
  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)
  await until('nothing runs', () => processesOf(dataDir).length === 0)

  const { code, output } = await command('key', 'list')
  expect([code, output]).toEqual([0, expect.stringContaining('\tdemo\t')])
  expect((await command('admin', 'link', 'first@house.example')).output).toMatch(/^link: http/)
  expect((await command('migrate')).code).toBe(0)
  await until('nothing runs', () => processesOf(dataDir).length === 0)
})

test('DEMO=0 does not start while the ways into the demo are open, and says how to shut them', async () => {
  const demo = start
  const refused = await npmStart(dataDir, { DEMO: '0' })
  expect(await refused.ended).toBe(1)
  expect(
    refused
      .output()
      .split('\n')
      .filter((line) => line.includes('DEMO')),
  ).toEqual([
    'fapiao-desk: DEMO=0: this database still has 12 demo accounts and the demo key; npm run seed -- --remove-demo-accounts removes them',
  ])

  expect((await command('seed', '--remove-demo-accounts')).output).toMatch(
    /^removed: 12 demo accounts, 1 demo keys/,
  )
  start = await npmStart(dataDir, { DEMO: '0', PORT: new URL(demo.url).port })
  await start.untilReady()
  expect(await read(start.url, /demo api key: (\S+)/.exec(demo.output())?.[1] ?? '')).toBe(401)
  const password = /lead@demo\.invalid (\S+)/.exec(demo.output())?.[1] ?? ''
  expect(await signIn('lead@demo.invalid', password)).toBe(401)
  // What they did is still told with their names.
  const sql = postgres(databaseOf(dataDir), { max: 1 })
  const [row] = await sql`
    select (select count(*)::int from tickets) as tickets,
           (select count(*)::int from staff where left_at is not null and name <> '') as people,
           (select count(*)::int from staff_sessions where ended_at is null) as sessions,
           (select count(*)::int from audit_rows where action = 'staff.left') as recorded`
  await sql.end()
  expect(row).toMatchObject({ people: 12, sessions: 0, recorded: 12 })
  expect(row?.tickets).toBeGreaterThanOrEqual(300)

  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)
  expect(demoKey()).toBe('')
})
