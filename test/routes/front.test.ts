// Isolated: one test expects that no queue is set up in the database.
import { createServer, type RequestListener, type Server } from 'node:http'
import { once } from 'node:events'
import express, { type RequestHandler } from 'express'
import { afterAll, afterEach, expect, test } from 'vitest'
import { createApp } from '#app/http/app.ts'
import { deadline } from '#app/http/deadline.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { databaseAnswers, startWithoutDatabase, watchDatabase } from '#app/platform/database-health.ts'
import { databaseUrl, sql } from '#test/support/database.ts'
import { until } from '#test/support/until.ts'

const servers: Server[] = []

/** No page is a shared copy here: each request meets `pages`. */
const renderNothing = () => Promise.resolve(new Response(null, { headers: { 'Cache-Control': 'private' } }))
const serve = (pages: RequestHandler) => listen(createApp(pages, renderNothing))

async function listen(app: RequestListener): Promise<string> {
  const server = createServer(app).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})
afterAll(closeRuntime)

const page: RequestHandler = (_req, res) => void res.type('html').send('<p>page</p>'.repeat(500))

test('public pages allow no inline script and are the same for everybody', async () => {
  const url = await serve(page)
  const policies = await Promise.all(
    [fetch(url), fetch(`${url}/deskmate`)].map(async (answer) => policyOf(await answer)),
  )
  expect(policies[0]).toContain("script-src 'self'")
  expect(policies[0]).not.toContain('nonce')
  expect(policies[1]).toBe(policies[0])
})

test('desk pages carry a nonce that is new with each request', async () => {
  const url = await serve((_req, res) => void res.send(String(res.locals.nonce)))
  const answers = await Promise.all([
    fetch(`${url}/desk`),
    fetch(`${url}/desk/tickets`),
    fetch(`${url}/desk.data`),
  ])
  const nonces = await Promise.all(answers.map((answer) => answer.text()))
  expect(new Set(nonces).size).toBe(3)
  answers.forEach((answer, i) => expect(policyOf(answer)).toContain(`'nonce-${nonces[i]}'`))
})

test('forms keep their origin, and a call from another site is refused', async () => {
  const url = await serve(page)
  expect((await fetch(url)).headers.get('referrer-policy')).toBe('same-origin')
  const refused = await fetch(`${url}/report`, { method: 'POST', headers: { Origin: 'null' } })
  expect(refused.status).toBe(403)
  const own = await fetch(`${url}/report`, { method: 'POST', headers: { Origin: url } })
  expect(own.status).toBe(200)
})

test('when a copy grows old is nobody’s business outside, whoever answers', async () => {
  const url = await serve((_req, res) => {
    // As Remix hands a route's headers on.
    res.append('x-valid-until', new Date().toISOString())
    res.send('page')
  })
  for (const path of ['/', '/check?pick=nf', '/report', '/desk'])
    expect((await fetch(url + path)).headers.get('x-valid-until')).toBeNull()
})

test('whoever sends what is not taken is told what is', async () => {
  const url = await serve((_req, res) => void res.status(405).end())
  const allowed = async (path: string, method: string) =>
    (await fetch(url + path, { method })).headers.get('allow')
  expect(await allowed('/contact', 'POST')).toBe('GET, HEAD, OPTIONS')
  expect(await allowed('/report', 'DELETE')).toBe('GET, HEAD, POST, OPTIONS')
  expect(await allowed('/api/v1/incidents/INC-1/tickets', 'PATCH')).toBe('GET, HEAD, POST, PUT, OPTIONS')
})

test('pages are compressed, event streams are not', async () => {
  const url = await serve((req, res, next) => {
    if (req.path !== '/stream') return page(req, res, next)
    res.type('text/event-stream').write('data: one\n\n')
    res.end('data: two\n\n'.repeat(500))
  })
  const headers = { 'Accept-Encoding': 'gzip' }
  expect((await fetch(url, { headers })).headers.get('content-encoding')).toBe('gzip')
  expect((await fetch(`${url}/stream`, { headers })).headers.get('content-encoding')).toBeNull()
})

test('readiness names what is missing, warns of a queue that is away, and liveness asks for nothing', async () => {
  const url = await serve(page)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)

  const before = await fetch(`${url}/readyz`)
  expect(before.status).toBe(200)
  expect(await before.json()).toEqual({ ready: true, missing: [], warnings: [queueIsAway] })

  await sql`alter table drizzle.__drizzle_migrations rename to hidden`
  const later = await fetch(`${url}/readyz`)
  await sql`alter table drizzle.hidden rename to __drizzle_migrations`
  expect(later.status).toBe(503)
  expect(await later.json()).toEqual({ ready: false, missing: ['migrations'], warnings: [queueIsAway] })
})

const queueIsAway = expect.stringMatching(/^queue: does not answer/)

test('without its database a process with copies of public pages is ready, one without is not', async () => {
  const publicPage = () =>
    Promise.resolve(new Response('<p>home</p>', { headers: { 'Content-Type': 'text/html' } }))
  const warm = await listen(createApp(page, publicPage))
  const cold = await serve(page)
  expect((await fetch(warm)).status).toBe(200)
  startWithoutDatabase()

  const [withCopies, without] = await Promise.all([fetch(`${warm}/readyz`), fetch(`${cold}/readyz`)])
  expect([withCopies.status, without.status]).toEqual([200, 503])
  expect(await withCopies.json()).toMatchObject({
    ready: true,
    warnings: expect.arrayContaining([expect.stringMatching(/^database: does not answer/)]),
  })
  expect(await without.json()).toMatchObject({ ready: false, missing: ['database'] })
  expect(await (await fetch(warm)).text()).toContain('home')

  const pulse = watchDatabase({ DATABASE_URL: databaseUrl })
  await until('the database answers again', databaseAnswers)
  await pulse.stop()
})

test('a built file is kept for ever, a missing one is not rendered as a page', async () => {
  const url = await serve(page)
  const missing = await fetch(`${url}/assets/none-12345678.js`)
  expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store'])
  const icon = await fetch(`${url}/favicon.ico`)
  expect([icon.status, icon.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('image/svg+xml'),
  ])
})

test('a failure shows nothing of its cause', async () => {
  const url = await serve(() => {
    throw new Error('select from contacts where email = someone@example.invalid')
  })
  const answer = await fetch(`${url}/broken`)
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('example')
})

test('a path that is no path is the caller’s fault', async () => {
  const url = await serve(page)
  expect((await fetch(`${url}/%E0%A4%A`)).status).toBeLessThan(500)
})

const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? ''

test('a page that takes too long is given up with 503, a stream is left alone', async () => {
  const app = express()
  app.use(deadline(50))
  app.get('/stream', (_req, res) => {
    res.type('text/event-stream').write('data: one\n\n')
    setTimeout(() => res.end('data: two\n\n'), 120)
  })
  app.use((_req, res) => void setTimeout(() => res.headersSent || res.send('late'), 120))
  const url = await listen(app)

  const page = await fetch(`${url}/slow`)
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5'])
  const call = await fetch(`${url}/api/v1/slow`, { method: 'POST', body: '{}' })
  expect([call.status, call.headers.get('content-type')]).toEqual([
    503,
    expect.stringContaining('problem+json'),
  ])
  const stream = await fetch(`${url}/stream`)
  expect([stream.status, await stream.text()]).toEqual([200, 'data: one\n\ndata: two\n\n'])
})
