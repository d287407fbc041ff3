import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createApp } from '#app/http/app.ts'
import { isSameOrigin, originExempt, originsOf, type Evidence } from '#app/http/origin-check.ts'
import { config } from '#app/platform/config.ts'
import { allRoutes } from './walk/routes.ts'

const ours = ['https://desk.invalid']
const post = (url: string, evidence: Partial<Evidence> = {}): Evidence => ({
  method: 'POST',
  url,
  hasCookie: true,
  ...evidence,
})

describe('an unsafe call that a cookie could authorise', () => {
  test.each<[string, Partial<Evidence>, boolean]>([
    ['from our own page', { origin: 'https://desk.invalid', site: 'same-origin' }, true],
    ['from our own page by a browser that sends no origin', { site: 'same-origin' }, true],
    ['from another site', { origin: 'https://evil.invalid', site: 'cross-site' }, false],
    ['from another site that names only its kind', { site: 'cross-site' }, false],
    ['from a sister site', { site: 'same-site' }, false],
    ['from a sandboxed frame', { origin: 'null', site: 'cross-site' }, false],
    ['from a page that hides its origin', { origin: 'null' }, false],
    ['from an origin that only begins like ours', { origin: 'https://desk.invalid.evil.invalid' }, false],
    ['from ours without TLS', { origin: 'http://desk.invalid' }, false],
    ['with a cookie and no evidence at all', {}, false],
    ['without a cookie from a program', { hasCookie: false }, true],
  ])('%s', (_title, evidence, passes) => {
    expect(isSameOrigin(post('/desk/tickets/ABC', evidence), ours)).toBe(passes)
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'post', 'QUERY'])('is also one by %s', (method) => {
    expect(isSameOrigin({ ...post('/desk', { site: 'cross-site' }), method }, ours)).toBe(false)
  })

  test.each(['GET', 'HEAD', 'OPTIONS'])('is none by %s', (method) => {
    expect(isSameOrigin({ ...post('/desk', { site: 'cross-site' }), method }, ours)).toBe(true)
  })
})

describe('the origins of our own pages', () => {
  const asked = (host: string, protocol = 'http') => ({
    protocol,
    get: ((name: string) => (name === 'host' ? host : undefined)) as never,
  })
  const base = new URL(config().BASE_URL).origin

  test.each([['localhost:3000'], ['127.0.0.1:4000'], ['127.1.2.3'], ['[::1]:3000'], ['LOCALHOST']])(
    'are those under which this machine is opened: %s',
    (host) => {
      expect(originsOf(asked(host))).toEqual([base, `http://${host}`])
    },
  )

  test.each([
    ['evil.invalid'],
    ['localhost.evil.invalid'],
    ['127.0.0.1.evil.invalid'],
    ['evil.invalid:127'],
    ['192.168.1.7:3000'],
    ['localhost@evil.invalid'],
    [''],
  ])('are none that a request gives itself: %j', (host) => {
    expect(originsOf(asked(host))).toEqual([base])
  })
})

describe('what no cookie authorises is exempt', () => {
  test.each([
    '/api/v1/tickets',
    '/api/v1/receipts/sandbox',
    '/api/v1/inbound/email',
    '/rate/0123456789abcdefghijkl',
    '/en/rate/0123456789abcdefghijkl',
    '/zh-TW/unsubscribe/0123456789abcdefghijkl?one=click',
    '/en/confirm/0123456789abcdefghijkl',
    '/u/0123456789abcdefghijkl',
  ])('%s', (url) => {
    expect(isSameOrigin(post(url, { origin: 'https://elsewhere.invalid', site: 'cross-site' }), ours)).toBe(
      true,
    )
  })

  test.each([
    '/api/v1/../../desk/tickets',
    '/api/v1/%2e%2e/%2e%2e/desk/tickets',
    '/api/v1\\..\\..\\desk',
    '/rate/token/../../desk',
    '/desk/api/v1/tickets',
    '/fr/rate/0123456789abcdefghijkl',
    '/rate/token/more',
    '/report',
    '/report?_data=routes%2Fpublic%2Freport',
    '/report.data',
    '/desk/sign-in',
    '//api/v1/x',
  ])('but not %s', (url) => {
    expect(isSameOrigin(post(url, { origin: 'https://evil.invalid', site: 'cross-site' }), ours)).toBe(false)
  })

  test('and the list is no longer than that', () => {
    expect(originExempt).toHaveLength(5)
  })
})

describe('every route that takes a form', () => {
  const prefixes = ['', '/en', '/zh-TW']
  /** As a browser would send it to each address of a route: in every language, and as Remix asks for data. */
  const addressesOf = (path: string) => {
    const filled = path.replaceAll(/:(?!lang)\w+\??|\*/g, '0123456789abcdefghijkl')
    const spoken = filled.startsWith('/:lang?')
      ? prefixes.map((language) => filled.replace('/:lang?', language) || '/')
      : [filled]
    return spoken.flatMap((address) => [address, `${address}?index`, `${address}?_data=routes%2Fx`])
  }
  const taking = async () => (await allRoutes()).filter(({ action }) => action)
  /** Whose addresses are exempt: no cookie opens them, as the walk of all routes shows. */
  const isExempt = ({ path }: { path: string }) =>
    /^\/(api\/v1\/|u\/|:lang\?\/(rate|confirm|unsubscribe)\/)/.test(path)

  test('is exempt only where a key or a signed link opens it', async () => {
    const routes = await taking()
    const passing = routes.filter(({ path }) =>
      addressesOf(path).some((url) => isSameOrigin(post(url, { site: 'cross-site' }), ours)),
    )
    expect(passing.map(({ file }) => file)).toEqual(routes.filter(isExempt).map(({ file }) => file))
  })

  test('refuses the cookie that another site sent along, before any page is asked', async () => {
    const reached: string[] = []
    const app = createApp(
      (req, res) => void res.send(String(reached.push(req.originalUrl))),
      () => Promise.resolve(new Response(null, { status: 404 })),
    )
    const server = createServer(app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    const headers = { Cookie: 'fd_staff=x', Origin: 'https://evil.invalid', 'Sec-Fetch-Site': 'cross-site' }

    const guarded = (await taking()).filter((route) => !isExempt(route))
    const statuses = await Promise.all(
      guarded
        .flatMap(({ path }) => addressesOf(path))
        .map(async (path) => (await fetch(url + path, { method: 'POST', headers })).status),
    )
    server.close().closeAllConnections()

    expect(new Set(statuses)).toEqual(new Set([403]))
    expect(statuses.length).toBeGreaterThan(90)
    expect(reached).toEqual([])
  })
})
