import { parseFeed } from '@rowanmanning/feed-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languageOf } from '#app/i18n/language.ts'
import { preparedDataDir } from '#test/support/prepared.ts'
import { clearAway, npmStart, type Start } from '#test/support/start.ts'
import { expectStatuspage, names } from '#test/support/statuspage-schema.ts'

// The running product as search engines and other programs meet it.

const dataDir = await preparedDataDir('demo')
let start: Start
let key: string

beforeAll(async () => {
  start = await npmStart(dataDir, { DEMO: '1' })
  await start.untilReady()
  key = /demo api key: (\S+)/.exec(start.output())?.[1] ?? ''
}, 120_000)
afterAll(() => clearAway(dataDir))

const get = (path: string, init?: RequestInit) =>
  fetch(path.startsWith('http') ? path : `${start.url}${path}`, init)
const attribute = (tag: string, name: string) => new RegExp(`${name}="([^"]*)"`, 'i').exec(tag)?.[1]
const tags = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<${name} [^>]*>`, 'g'))].map(([tag]) => tag)

test('every address of the sitemap is a page that says what it is, in each language and under that address', async () => {
  const sitemap = await (await get('/sitemap.xml')).text()
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address)
  expect(addresses.length).toBeGreaterThan(30)
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(addresses.some((address) => /\/incidents\/INC-\w+\/postmortem$/.test(address))).toBe(true)

  for (const address of addresses) {
    const answer = await get(address)
    const html = await answer.text()
    const head = html.slice(0, html.indexOf('</head>'))
    const links = tags(head, 'link')
    const metas = tags(head, 'meta')
    const meta = (name: string) =>
      metas
        .filter((tag) => [attribute(tag, 'name'), attribute(tag, 'property')].includes(name))
        .map((tag) => attribute(tag, 'content'))
    const linked = (rel: string) => links.filter((tag) => attribute(tag, 'rel') === rel)
    const alternates = linked('alternate').filter((tag) => attribute(tag, 'hreflang'))
    expect([address, answer.status]).toEqual([address, 200])
    expect([address, linked('canonical').map((tag) => attribute(tag, 'href'))]).toEqual([address, [address]])
    expect(alternates.map((tag) => attribute(tag, 'hreflang'))).toEqual(['zh-CN', 'zh-TW', 'en', 'x-default'])
    for (const tag of alternates) expect(addresses).toContain(attribute(tag, 'href'))
    for (const name of ['description', 'og:title', 'og:description', 'og:image', 'og:locale', 'twitter:card'])
      expect([address, name, meta(name)]).toEqual([address, name, [expect.stringMatching(/./)]])
    expect([address, meta('robots')]).toEqual([address, []])
    const feeds = linked('alternate').filter((tag) => attribute(tag, 'type'))
    const prefix =
      languageOf(new URL(address).pathname) === 'zh-CN' ? '' : `/${languageOf(new URL(address).pathname)}`
    expect(feeds.map((tag) => attribute(tag, 'href'))).toEqual([
      `${prefix}/feed.atom`,
      `${prefix}/feed.rss`,
      `${prefix}/feed.json`,
    ])
  }
})

test('the card of a page is a small picture that is there', async () => {
  const html = await (await get('/')).text()
  const card = tags(html, 'meta').find((tag) => attribute(tag, 'property') === 'og:image') ?? ''
  const picture = await get(attribute(card, 'content') ?? '')
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  const bytes = Buffer.from(await picture.arrayBuffer())
  expect(bytes.length).toBeLessThan(60_000)
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
})

test('times on public pages are read by programs', async () => {
  const incident = /\/incidents\/INC-\w+/.exec(await (await get('/')).text())?.[0] ?? ''
  for (const path of ['/', incident, '/maintenance', '/history']) {
    const whole = await (await get(path)).text()
    expect(whole).toContain('<time ')
    const html = whole.replaceAll(/<head>.*?<\/head>/gs, '').replaceAll(/<time [^>]*>.*?<\/time>/gs, '')
    const text = html.replaceAll(/<style.*?<\/style>/gs, '').replaceAll(/<[^>]+>/g, ' ')
    // The hours of the footer are of every day; everything else is a moment.
    const bare = text.replaceAll(/人工服务[^。]*。/g, '').match(/\d{1,2}:\d{2}/g)
    expect([path, bare]).toEqual([path, null])
  }
})

test('a private page is found by nobody', async () => {
  for (const path of ['/tickets/K7M-2QX-9D4F', '/report/received', '/rate/none', '/nowhere']) {
    const answer = await get(path, { redirect: 'manual' })
    const html = await answer.text()
    const isClosed = answer.status >= 300 || html.includes('<meta name="robots" content="noindex"/>')
    expect([path, isClosed, html.includes('rel="canonical"')]).toEqual([path, true, false])
  }
})

test('Statuspage’s documents answer as the contract says, over HTTP too', async () => {
  for (const name of names) {
    for (const query of ['', '?lang=en']) {
      const answer = await get(`/api/v2/${name}${query}`, {
        headers: { Origin: 'https://elsewhere.example' },
      })
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
      expect(answer.headers.get('cache-control')).toBe(
        'public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=86400',
      )
      expectStatuspage(name, await answer.json())
      const etag = answer.headers.get('etag') ?? ''
      const again = await get(`/api/v2/${name}${query}`, { headers: { 'If-None-Match': etag } })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
  }
  const head = await get('/api/v2/summary.json', { method: 'HEAD' })
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
    200,
    'application/json; charset=utf-8',
    '',
  ])
  const preflight = await get('/api/v2/summary.json', {
    method: 'OPTIONS',
    headers: { Origin: 'https://elsewhere.example', 'Access-Control-Request-Headers': 'if-none-match' },
  })
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  const unknown = await get('/api/v2/nothing.json')
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
  ])
})

test('feeds, calendar, badge and description may be read from other sites', async () => {
  for (const path of [
    '/feed.atom',
    '/en/feed.rss',
    '/zh-TW/feed.json',
    '/maintenance.ics',
    '/en/maintenance.ics',
    '/badge.svg?lang=en',
    '/api/v1/openapi.json',
  ]) {
    const answer = await get(path)
    expect([path, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([path, 200, '*'])
    expect([path, answer.headers.get('cross-origin-resource-policy')]).toEqual([path, 'cross-origin'])
    expect([path, answer.headers.get('set-cookie')]).toEqual([path, null])
  }
})

test('what is published is in the feed and the summary within a second', async () => {
  const call = async (path: string, body: unknown) => {
    const answer = await get(`/api/v1${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    })
    return answer.json()
  }
  await get('/feed.atom')
  const { number } = await call('/incidents', {
    title: '刚刚发生',
    severity: 1,
    components: ['portal'],
    description: '试',
  })
  await call(`/incidents/${number}/updates`, {
    status: 'investigating',
    body: { 'zh-CN': '正在调查。' },
    notify: false,
  })
  const since = Date.now()
  const [newest] = parseFeed(await (await get('/feed.atom')).text()).items
  const { status } = await (await get('/api/v2/status.json')).json()
  expect(Date.now() - since).toBeLessThan(1000)
  expect(newest?.title).toBe('【调查中】刚刚发生')
  expect(status.indicator).toBe('critical')
})
