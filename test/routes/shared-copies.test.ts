import { once } from 'node:events'
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { publicContentChanged } from '#app/domain/ground/public-content/content-version.ts'
import { createApp } from '#app/http/app.ts'
import { createCopies, sharedCacheControl, type Render } from '#app/http/page-cache/copies.ts'
import { sharedAddress } from '#app/http/page-cache/shared-addresses.ts'
import { config } from '#app/platform/config.ts'
import { contentVersion, watchDatabase } from '#app/platform/database-health.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { asSystem } from '#test/support/context.ts'
import '#test/support/database.ts'
import { until } from '#test/support/until.ts'

const servers: Server[] = []
const ended: string[] = []
let pulse: ReturnType<typeof watchDatabase>

beforeAll(async () => {
  pulse = watchDatabase(config())
  await until('the pulse has read the version', () => contentVersion() > 0)
})
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
  ended.length = 0
})
afterAll(async () => {
  await pulse.stop()
  await closeRuntime()
})

/** Pages as Remix would render them, counted; what is no shared copy meets `page` and is noted in `ended`. */
async function serve(render: Render) {
  const asked: string[] = []
  const server = createServer(
    createApp(
      (req, res) => {
        ended.push(req.originalUrl)
        res.type('html').send('<body>of one person</body>')
      },
      (call) => {
        asked.push(call.url.slice(config().BASE_URL.length))
        return render(call)
      },
    ),
  ).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { asked, ask: (path: string, options: Asking = {}) => ask(port, path, options) }
}

type Asking = { method?: string; headers?: Record<string, string>; body?: string }
type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer }

/** Without a client's own ideas of packing. */
function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asking): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ port, path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: Buffer.concat(parts),
        }),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}

const html = (text: string, headers: Record<string, string> = {}) =>
  new Response(`<html><body>${text}</body></html>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
  })
const long = '发票查验平台运行正常。'.repeat(100)

const publish = () => publicContentChanged(asSystem())
async function noticed(change: () => Promise<unknown>) {
  const before = contentVersion()
  await change()
  await until('the change is noticed', () => contentVersion() > before, 1000)
}

test('a public page is rendered once and sent again until its content changes', async () => {
  let edition = 1
  const { ask, asked } = await serve(async () => html(`edition ${edition}`))

  const first = await Promise.all([ask('/contact'), ask('/contact'), ask('/contact?')])
  await ask('/contact/')
  expect(asked).toEqual(['/contact'])
  expect(first[0]?.headers['cache-control']).toBe(sharedCacheControl)
  expect(first[0]?.headers['set-cookie']).toBeUndefined()

  edition = 2
  await noticed(publish)
  const after = await Promise.all([ask('/contact'), ask('/contact')])
  expect(after.map(({ bytes }) => bytes.includes('edition 2'))).toEqual([true, true])
  expect(asked).toEqual(['/contact', '/contact'])
})

test('who asks after a change never gets what was being rendered before it', async () => {
  let content = 'old'
  const waiting: Array<() => void> = []
  const { ask, asked } = await serve(async () => {
    const read = content
    await new Promise<void>((go) => waiting.push(go))
    return html(read)
  })
  const before = ask('/help')
  await until('it is being rendered', () => waiting.length === 1)
  content = 'new'
  await noticed(publish)
  const after = [ask('/help'), ask('/help')]
  waiting[0]?.()
  expect((await before).bytes.toString()).toContain('old')
  await until('the one after is being rendered', () => waiting.length === 2)
  waiting[1]?.()
  for (const answer of await Promise.all(after)) expect(answer.bytes.toString()).toContain('new')
  expect(asked).toHaveLength(2)
})

test('a copy is good until the moment that changes what it says', async () => {
  let edition = 0
  const { ask } = await serve(async () =>
    html(`edition ${++edition}`, { 'X-Valid-Until': new Date(Date.now() + 150).toISOString() }),
  )
  const first = await ask('/history')
  expect(first.bytes.toString()).toContain('edition 1')
  expect(first.headers['x-valid-until']).toBeUndefined()
  expect((await ask('/history')).bytes.toString()).toContain('edition 1')
  await until('the stage is due', async () => (await ask('/history')).bytes.includes('edition 2'), 2000)
})

test('each caller gets the packing it likes best, and the same tag whatever it is', async () => {
  const { ask } = await serve(async () => html(long))
  const by = (encoding?: string) =>
    ask('/privacy', encoding === undefined ? {} : { headers: { 'Accept-Encoding': encoding } })
  const plain = (await by()).bytes
  expect(plain.toString()).toContain(long)

  const cases = [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*;q=0.1', 'br'],
    ['gzip;q=0', undefined],
    ['identity, gzip;q=0.2', undefined],
    ['br;q=nonsense', undefined],
    ['', undefined],
  ] as const
  for (const [asked, expected] of cases) {
    const { headers, bytes } = await by(asked)
    expect([asked, headers['content-encoding']]).toEqual([asked, expected])
    const unpacked =
      expected === 'br' ? brotliDecompressSync(bytes) : expected === 'gzip' ? gunzipSync(bytes) : bytes
    expect(unpacked.equals(plain)).toBe(true)
    expect(headers['content-length']).toBe(String(bytes.length))
    expect(headers.vary).toBe('Accept-Encoding')
    expect(headers.etag).toBe((await by()).headers.etag)
  }
})

test('who has the page already is told so in a few bytes', async () => {
  const { ask } = await serve(async () => html(long))
  const { etag = '' } = (await ask('/contact')).headers
  const seen = [etag, etag.replace('W/', ''), `"other", ${etag}`, '*', ` ${etag} `]
  for (const tag of seen) {
    const answer = await ask('/contact', { headers: { 'If-None-Match': tag } })
    expect([tag, answer.status, answer.bytes.length]).toEqual([tag, 304, 0])
    expect(answer.headers).toMatchObject({
      etag,
      'cache-control': sharedCacheControl,
      vary: 'Accept-Encoding',
    })
  }
  for (const tag of ['"other"', etag.slice(0, -3), 'W/"*"'])
    expect((await ask('/contact', { headers: { 'If-None-Match': tag } })).status).toBe(200)
})

test('HEAD tells the same without the page', async () => {
  const { ask, asked } = await serve(async () => html(long))
  const head = await ask('/en/contact', { method: 'HEAD' })
  const got = await ask('/en/contact')
  expect([head.status, head.bytes.length]).toEqual([200, 0])
  expect(head.headers['content-length']).toBe(String(got.bytes.length))
  expect(asked).toEqual(['/en/contact'])
})

test('a copy has the headers that keep every answer safe, and those its route gave it', async () => {
  const { ask } = await serve(async ({ url }) =>
    url.endsWith('.json')
      ? new Response('{}', {
          headers: {
            'Content-Type': 'application/json; charset=utf-8',
            'Access-Control-Allow-Origin': '*',
            'X-Robots-Tag': 'noindex',
          },
        })
      : html(long),
  )
  const [copy, plain] = [await ask('/contact'), await ask('/report')]
  const safe = [
    'content-security-policy',
    'cross-origin-opener-policy',
    'permissions-policy',
    'referrer-policy',
  ].concat('x-content-type-options', 'x-frame-options', 'cross-origin-resource-policy')
  for (const name of safe) expect([name, copy.headers[name]]).toEqual([name, plain.headers[name]])

  const data = await ask('/en/api/v2/incidents/unresolved.json')
  expect(data.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'access-control-allow-origin': '*',
    'x-robots-tag': 'noindex',
    'cross-origin-resource-policy': 'cross-origin',
  })
})

test('other methods, parameters, parts and bodies are answered by the page itself', async () => {
  const { ask, asked } = await serve(async () => html('shared'))
  await ask('/contact?asked=email')
  await ask('/contact?size=huge')
  await ask('/contact?size=large&size=larger')
  await ask('/contact?a=nf')
  await ask('/report')
  await ask('/tickets/AAA-BBB-CCCC')
  await ask('/desk')
  await ask('/contact', { headers: { Range: 'bytes=0-3' } })
  await ask('/contact', { method: 'POST' })
  await ask('/contact', { headers: { 'Content-Length': '2' }, body: 'ab' })
  expect(asked).toEqual([])
  expect(ended).toHaveLength(10)

  await ask('/check?size=large&a=nf.n')
  await ask('/check?a=nf.n&size=large')
  await ask('/en?size=larger')
  expect(asked).toEqual(['/check?a=nf.n&size=large', '/en?size=larger'])

  // What a link picks up on its way makes no page of its own.
  await ask('/contact?utm_source=mail&from=timeline')
  await ask('/contact?fbclid=x')
  await ask('/contact?__proto__=&constructor=x')
  expect(asked.slice(2)).toEqual(['/contact'])
  expect(sharedAddress('/check?toString=1&a=nf')).toEqual({ key: '/check?a=nf', kind: 'page' })
  expect(sharedAddress('/check?on=2026-12-01&a=li.q')?.key).toBe('/check?a=li.q&on=2026-12-01')
  expect(sharedAddress('/check?on=yesterday&a=li.q')).toBe(null)
})

test('what is missing is rendered once for who asks, and kept by nobody', async () => {
  const { ask, asked } = await serve(async () => missing())
  const answer = await ask('/incidents/none', { headers: { 'If-None-Match': '*' } })
  expect([answer.status, answer.bytes.toString()]).toEqual([404, '<html><body>nothing here</body></html>'])
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' })
  expect(asked).toEqual(['/incidents/none'])
  expect((await ask('/incidents/none', { method: 'HEAD' })).status).toBe(404)
  expect(asked).toHaveLength(2)
  expect(ended).toEqual([])
})

const missing = () =>
  new Response('<html><body>nothing here</body></html>', {
    status: 404,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })

test('what is private or comes with a cookie is kept by nobody', async () => {
  const answers: Record<string, () => Response> = {
    '/incidents/lost': () => new Response(null, { status: 404, headers: { 'Set-Cookie': 'a=b' } }),
    '/incidents/private': () => html('private', { 'Cache-Control': 'private, no-cache' }),
    '/incidents/cookie': () => html('cookie', { 'Set-Cookie': 'a=b' }),
    '/incidents/varies': () => html('varies', { Vary: 'Cookie' }),
  }
  const { ask, asked } = await serve(async ({ url }) => answers[new URL(url).pathname]?.() ?? html('other'))
  for (const path of Object.keys(answers)) {
    await ask(path)
    expect((await ask(path)).bytes.toString()).toContain('of one person')
  }
  expect(asked).toHaveLength(8)
})

test('a page that was taken back is not shown from its copy', async () => {
  let gone = false
  const { ask } = await serve(async () => (gone ? missing() : html('withdrawn')))
  expect((await ask('/announcements/A-1')).bytes.toString()).toContain('withdrawn')
  gone = true
  await noticed(publish)
  const after = await ask('/announcements/A-1')
  expect([after.status, after.bytes.toString()]).toEqual([404, expect.stringContaining('nothing here')])
})

test('a rendering that fails or hangs leaves the last good copy, with a line that says since when', async () => {
  let state: 'well' | 'broken' | 'hangs' = 'well'
  const { ask } = await serve(async ({ url }) => {
    if (state === 'broken') return failed()
    if (state === 'hangs') await new Promise(() => undefined)
    return url.endsWith('.json') ? Response.json({ well: true }) : html(long)
  })
  const good = await ask('/')
  await ask('/api/v2/summary.json')

  state = 'broken'
  await noticed(publish)
  const [page, json] = [await ask('/'), await ask('/api/v2/summary.json')]
  expect(page.bytes.toString()).toContain(long)
  expect(page.bytes.toString()).toContain('class="stale-note"')
  expect(page.headers['cache-control']).toBe('no-store')
  expect(page.headers.etag).not.toBe(good.headers.etag)
  expect(JSON.parse(json.bytes.toString())).toEqual({ well: true })
  expect(json.headers['x-unchanged-since']).toMatch(/^\d{4}-/)

  state = 'hangs'
  const began = performance.now()
  expect((await ask('/')).bytes.toString()).toContain('class="stale-note"')
  expect(performance.now() - began).toBeLessThan(1000)
})

const failed = () => new Response('failure', { status: 500 })

test('a flood of addresses pushes out those nobody asks for, within the bytes there are', async () => {
  const asked: string[] = []
  const copies = createCopies(async ({ url }) => {
    asked.push(url.slice(config().BASE_URL.length))
    return html('x'.repeat(8000))
  }, 100_000)
  for (let i = 0; i < 50; i++) {
    await copies.made(`/check?a=a${i}`, 'page')
    const first = copies.get('/check?a=a0')
    if (first) first.askedAt = Date.now() + i
  }
  expect(copies.figures().bytes).toBeLessThanOrEqual(100_000)
  expect(copies.get('/check?a=a0')).toBeDefined()
  expect(copies.get('/check?a=a1')).toBeUndefined()
  expect(copies.get('/check?a=a49')).toBeDefined()
})
