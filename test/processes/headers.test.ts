import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPolicy } from '#test/support/content-policy.ts'
import { preparedDataDir } from '#test/support/prepared.ts'
import { clearAway, npmStart, type Start } from '#test/support/start.ts'

// The running product behind https, as a scanner of headers meets it.

const dataDir = await preparedDataDir('demo')
const site = 'https://desk.invalid'
let start: Start
let staff: string
let reporter: string
let file: string

beforeAll(async () => {
  start = await npmStart(dataDir, { DEMO: '1', BASE_URL: site })
  await start.untilReady()
  staff = await signedIn()
  reporter = await reported()
  const number = /^fd_t_([\w-]+)=/.exec(reporter)?.[1] ?? ''
  const ticket = await (await get(`/tickets/${number}`, { Cookie: reporter })).text()
  file = /href="(\/tickets\/[^"]+\/files\/[^"]+)"/.exec(ticket)?.[1] ?? ''
}, 120_000)
afterAll(() => clearAway(dataDir))

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(start.url + path, { method, headers, redirect: 'manual' })
const post = (path: string, body: URLSearchParams | FormData) =>
  fetch(start.url + path, { method: 'POST', headers: { Origin: site }, body, redirect: 'manual' })
const said = (line: RegExp) => line.exec(start.output())?.[1] ?? ''

/** Every cookie is out of reach of scripts and other sites, and of whoever listens. */
function cookieOf(answer: Response): string {
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/; HttpOnly/)
  expect(cookie).toMatch(/; Secure/)
  expect(cookie).toMatch(/; SameSite=(?:Lax|Strict)/)
  return cookie.split(';')[0] ?? ''
}

async function signedIn() {
  const password = said(/^demo sign-in: agent@demo\.invalid (\S+)$/m)
  return cookieOf(await post('/desk/sign-in', new URLSearchParams({ email: 'agent@demo.invalid', password })))
}

/** A report with an invoice of eight bytes. */
async function reported() {
  const page = await (await get('/report')).text()
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const form = new FormData()
  const fields = {
    formKey: hidden('formKey'),
    privacyVersion: hidden('privacyVersion'),
    kind: 'missing_invoice',
    symptom: 'not_found',
    'invoice.number': '24112000000135114086',
    description: '查验平台提示查无此票。',
    'contact.mobile': '13800138000',
    consent: 'yes',
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('files', new File(['%PDF-1.4'], '发票.pdf', { type: 'application/pdf' }))
  return cookieOf(await post('/report', form))
}

type Kind = { path: () => string; status: number; headers?: () => Record<string, string>; method?: string }
const atDesk = () => ({ Cookie: staff })
const withKey = () => ({ Authorization: `Bearer ${said(/demo api key: (\S+)/)}` })
const at = (path: string) => () => path

const kinds: Record<string, Kind> = {
  'a public page': { path: at('/'), status: 200 },
  'a page with a form': { path: at('/report'), status: 200 },
  'a page of one reporter': {
    path: () => file.replace(/\/files.*/, ''),
    status: 200,
    headers: () => ({ Cookie: reporter }),
  },
  'a file': { path: () => file, status: 200, headers: () => ({ Cookie: reporter }) },
  'somebody else’s file': { path: () => file, status: 404 },
  'a page that is not there': { path: at('/nothing-is-here'), status: 404 },
  'an incident that is not there': { path: at('/incidents/INC-NOTHING'), status: 404 },
  'a path that is none': { path: at('/a%00b'), status: 400 },
  'a method that is not taken': { path: at('/contact'), status: 405, method: 'DELETE' },
  'a form where none is taken': { path: at('/contact'), status: 405, method: 'POST' },
  'a call from another site': {
    path: at('/report'),
    status: 403,
    method: 'POST',
    headers: () => ({ Origin: 'https://other.invalid' }),
  },
  'the desk’s door': { path: at('/desk/sign-in'), status: 200 },
  'the desk without a session': { path: at('/desk/tickets'), status: 302 },
  'a page of the desk': { path: at('/desk/tickets?view=all'), status: 200, headers: atDesk },
  'what the desk’s pages load': { path: at('/desk/tickets.data?view=all'), status: 200, headers: atDesk },
  'a page of the desk that is not there': {
    path: at('/desk/tickets/AAA-AAA-AAAA'),
    status: 404,
    headers: atDesk,
  },
  'the API': { path: at('/api/v1/incidents'), status: 200, headers: withKey },
  'the API without a key': { path: at('/api/v1/incidents'), status: 401 },
  'an address that the API has not': { path: at('/api/v1/nothing'), status: 404 },
  'an address of the API that is only written': { path: at('/api/v1/subscribers'), status: 405 },
  'the public status': { path: at('/api/v2/summary.json'), status: 200 },
  'a feed': { path: at('/feed.atom'), status: 200 },
  'the calendar': { path: at('/maintenance.ics'), status: 200 },
  'the badge': { path: at('/badge.svg'), status: 200 },
  'the list for search engines': { path: at('/sitemap.xml'), status: 200 },
  'the icon': { path: at('/favicon.ico'), status: 200 },
  'a built file that is not there': { path: at('/assets/nothing.js'), status: 404 },
  'the probe': { path: at('/readyz'), status: 200 },
}

/** Programs of other sites may read these, and nothing else. */
const forOthers = new Set(['the public status', 'a feed', 'the calendar', 'the badge'])

test.each(Object.entries(kinds))(
  '%s has every header that OWASP asks for, and none that it warns of',
  async (title, kind) => {
    const { status, headers } = await get(kind.path(), kind.headers?.(), kind.method)
    expect(status).toBe(kind.status)
    if (status === 405) expect(headers.get('allow')).toMatch(/^(?:GET, HEAD(?:, POST)?|POST), OPTIONS$/)
    expectSafe(title, headers)
  },
)

test('and so have all files that the pages load', async () => {
  const pages = [await get('/'), await get('/report'), await get('/desk/tickets', atDesk())]
  const html = (await Promise.all(pages.map((page) => page.text()))).join('')
  const files = new Set(html.match(/\/assets\/[\w./-]+/g))
  expect(files.size).toBeGreaterThan(5)
  for (const path of files) {
    const { status, headers } = await get(path)
    expect([path, status]).toEqual([path, 200])
    expectSafe(path, headers)
  }
})

function expectSafe(title: string, headers: Headers) {
  expect(Object.fromEntries(headers)).toMatchObject({
    'strict-transport-security': expect.stringMatching(/^max-age=(?:31536000|63072000); includeSubDomains/),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-dns-prefetch-control': 'off',
    'referrer-policy': expect.stringMatching(/^(?:no-referrer|same-origin)$/),
    'permissions-policy': expect.stringContaining('geolocation=()'),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': expect.stringMatching(/^(?:same-origin|cross-origin)$/),
    'cache-control': expect.any(String),
  })
  // OWASP: X-XSS-Protection is to be left out, or 0; the others tell what runs here, or undo the ones above.
  const none = [
    'server',
    'x-powered-by',
    'x-xss-protection',
    'public-key-pins',
    'expect-ct',
    'feature-policy',
  ]
  for (const name of [...none, 'x-valid-until', 'access-control-allow-credentials'])
    expect([name, headers.get(name)]).toEqual([name, null])
  expect(headers.get('access-control-allow-origin')).toBe(forOthers.has(title) ? '*' : null)

  const policy = readPolicy(headers.get('content-security-policy') ?? '')
  for (const directive of ['object-src', 'frame-ancestors'])
    expect([directive, policy(directive)]).toEqual([directive, ["'none'"]])
  expect(policy('base-uri')).toEqual(["'none'"])
  expect([["'none'"], ["'self'"]]).toContainEqual(policy('form-action'))
  expect(policy('default-src')).toEqual(["'none'"])
  for (const directive of [
    'script-src',
    'script-src-elem',
    'script-src-attr',
    'worker-src',
    'style-src',
    'connect-src',
    'img-src',
  ])
    for (const source of policy(directive) ?? ['missing'])
      expect([directive, source]).toEqual([directive, expect.stringMatching(allowed(directive))])
}

/** No wildcard, no other host, nothing inline without a nonce, nothing made of text. */
function allowed(directive: string): RegExp {
  if (directive.startsWith('script-src')) return /^'(?:none|self|nonce-[\w+/=]{22,})'$/
  if (directive === 'worker-src') return /^(?:'none'|'self'|blob:)$/
  if (directive === 'img-src') return /^(?:'none'|'self'|data:|blob:)$/
  return /^'(?:none|self)'$/
}
