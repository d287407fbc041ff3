import { once } from 'node:events'
import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { CspEvaluator } from 'csp_evaluator'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '#app/http/app.ts'
import type { Render } from '#app/http/page-cache/copies.ts'

process.env.BASE_URL = 'https://desk.invalid'

const render: Render = async ({ url }) =>
  url.endsWith('.svg')
    ? new Response('<svg/>', { headers: { 'Content-Type': 'image/svg+xml' } })
    : url.endsWith('/report')
      ? new Response(null, { status: 404 })
      : new Response('<html><body>x</body></html>', { headers: { 'Content-Type': 'text/html' } })

const server = createServer(
  createApp((req, res) => {
    // As Remix hands a route's headers on.
    if (req.path === '/own') res.append('Content-Security-Policy', "sandbox; default-src 'none'")
    res.type('html').send('<p>page</p>')
  }, render),
)
let port = 0

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => server.close().closeAllConnections())

const ask = (path: string): Promise<IncomingHttpHeaders> =>
  new Promise((resolve, reject) => {
    request({ port, path }, (response) => {
      response.resume().on('end', () => resolve(response.headers))
    })
      .on('error', reject)
      .end()
  })

const places = { 'a shared copy': '/contact', 'a page of one person': '/report', 'the desk': '/desk' }

describe.each(Object.entries(places))('%s', (_title, path) => {
  test('has every header of OWASP’s list, and none that tells what runs here', async () => {
    expect(await ask(path)).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-permitted-cross-domain-policies': 'none',
      'referrer-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-dns-prefetch-control': 'off',
      'permissions-policy': expect.stringContaining('geolocation=()'),
      'cache-control': expect.any(String),
    })
    for (const name of ['server', 'x-powered-by', 'x-aspnet-version', 'x-xss-protection'])
      expect((await ask(path))[name]).toBeUndefined()
  })

  test('has a policy in which Google’s evaluator finds nothing', async () => {
    const { csp } = new CspParser(String((await ask(path))['content-security-policy']))
    const findings = new CspEvaluator(csp).evaluate()
    const serious = findings.filter(({ severity }) => severity < Severity.STRICT_CSP)
    // 'self' would allow what an uploaded script or a JSONP endpoint of ours could do: there is neither.
    const known = (directive: string, value = '') => directive === 'script-src' && value === "'self'"
    expect(serious.filter(({ directive, value }) => !known(directive, value))).toEqual([])
  })
})

test('public pages allow no inline script and no inline style; the desk’s scripts carry a nonce', async () => {
  const [page, desk] = [await ask('/contact'), await ask('/desk')].map((headers) =>
    String(headers['content-security-policy']),
  )
  expect(page).toContain("script-src 'self';")
  expect(page).toContain("style-src 'self';")
  expect(page).not.toMatch(/unsafe|nonce/)
  expect(desk).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}'/)
  expect(desk?.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe')
})

test('data may be shown by other sites and can do nothing', async () => {
  expect(await ask('/badge.svg')).toMatchObject({
    'content-security-policy': expect.stringMatching(/^default-src 'none'/),
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  })
})

test('a route’s own policy stands alone, and what no route judged is kept by nobody', async () => {
  expect(await ask('/own')).toMatchObject({
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-cache',
  })
  expect((await ask('/desk/tickets'))['cache-control']).toBe('private, no-store')
})

test('headers that are too long or a request that is none are refused at once', async () => {
  const answers = await Promise.all(
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 'nonsense\r\n\r\n'].map(
      async (sent) => {
        const socket = connect(port, '127.0.0.1')
        socket.write(sent)
        const parts: Buffer[] = []
        for await (const part of socket) if (Buffer.isBuffer(part)) parts.push(part)
        return Buffer.concat(parts).toString().split('\r\n')[0]
      },
    ),
  )
  expect(answers).toEqual(['HTTP/1.1 431 Request Header Fields Too Large', 'HTTP/1.1 400 Bad Request'])
})
