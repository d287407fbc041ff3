import { parseFeed } from '@rowanmanning/feed-parser'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import ICAL from 'ical.js'
import RssParser from 'rss-parser'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { LoaderFunction } from '@remix-run/node'
import type { StaffActor } from '#app/domain/ground/context.ts'
import {
  draftAnnouncement,
  editAnnouncement,
  publishAnnouncement,
} from '#app/domain/public/announcements/announce.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { announceMaintenance } from '#app/domain/incidents/maintenance/announce.ts'
import {
  cancelMaintenance,
  moveMaintenance,
  rescheduleMaintenance,
} from '#app/domain/incidents/maintenance/control.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader as badge } from '#app/routes/outside/badge.ts'
import { loader as calendar } from '#app/routes/outside/calendar.ts'
import { loader as atom } from '#app/routes/outside/feed-atom.ts'
import { loader as json } from '#app/routes/outside/feed-json.ts'
import { loader as rss } from '#app/routes/outside/feed-rss.ts'
import { as } from '#test/support/context.ts'
import { hire, openDesk } from '#test/support/desk.ts'

let commander: StaffActor

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
})
afterAll(closeRuntime)

const now = new Date()
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const base = 'http://127.0.0.1:3000'

async function ask(load: LoaderFunction, path: string, headers: Record<string, string> = {}) {
  const lang = /^\/(en|zh-TW|fr)\//.exec(path)?.[1]
  const answer = await load({
    request: new Request(base + path, { headers }),
    params: lang ? { lang } : {},
    context: {},
  })
  if (!(answer instanceof Response)) throw new Error('it answers with a Response')
  return answer
}
const textOf = async (load: LoaderFunction, path: string) => (await ask(load, path)).text()

async function incident(title = { 'zh-CN': '查询 <慢> & “错”', en: 'Slow <b> & "wrong"' }) {
  const { number } = await declareIncident(as(commander, minutes(-90)), {
    title,
    severity: 2,
    components: ['lookup'],
    description: '积压',
  })
  return number
}
const tell = (number: string, status: string, at: Date, over: object = {}) =>
  publishNow(
    as(commander, at),
    number,
    UpdateInput.parse({ status, body: { 'zh-CN': `现在：${status}` }, approve: { reason: '夜间' }, ...over }),
  )
const window = (over: object = {}) =>
  announceMaintenance(as(commander, minutes(-60)), {
    title: { 'zh-CN': '数据库升级；查询，查验', en: 'Upgrade; look-up, verification' },
    body: { 'zh-CN': '升级期间查询较慢。\n请隔日再查，谢谢。', en: 'Look-up is slower.' },
    components: ['lookup'],
    startsAt: minutes(600),
    endsAt: minutes(960),
    noticeMinutes: 0,
    ...over,
  })

async function someNews() {
  const number = await incident()
  await tell(number, 'investigating', minutes(-80), {
    body: { 'zh-CN': '**正在**调查。<script>alert(1)</script>' },
  })
  await tell(number, 'identified', minutes(-70), {
    body: { 'zh-CN': '原因已确认。]]> \u0007', en: 'The cause is known.' },
  })
  const { number: maintenance } = await window()
  return { number, maintenance }
}

test('two readers that know nothing of each other read the same from Atom and RSS', async () => {
  const { number, maintenance } = await someNews()
  const titles = ['【已安排】', '【已确认原因】', '【调查中】']
  for (const [load, path, type] of [
    [atom, '/feed.atom', 'application/atom+xml; charset=utf-8'],
    [rss, '/feed.rss', 'application/rss+xml; charset=utf-8'],
  ] as const) {
    expect((await ask(load, path)).headers.get('content-type')).toBe(type)
    const xml = await textOf(load, path)
    const theirs = parseFeed(xml)
    const others = await new RssParser().parseString(xml)
    expect(theirs).toMatchObject({
      title: '发票服务台 · 故障、维护与公告',
      url: `${base}/`,
      self: `${base}${path}`,
    })
    expect(theirs.items.map((item) => item.url)).toEqual([
      `${base}/maintenance/${maintenance}`,
      `${base}/incidents/${number}`,
      `${base}/incidents/${number}`,
    ])
    expect(others.items.map((item) => item.link)).toEqual(theirs.items.map((item) => item.url))
    expect(theirs.items.map((item) => item.id)).toEqual(
      others.items.map((item) => ('guid' in item ? item.guid : undefined) ?? item.id),
    )
    theirs.items.forEach((item, index) => expect(item.title).toContain(titles[index]))
    expect(theirs.items[1]?.published).toEqual(
      new Date(Math.floor(minutes(-70).getTime() / unit(path)) * unit(path)),
    )
    expect(theirs.items[1]?.title).toContain('查询')
    expect(theirs.items[1]?.content).toContain('原因已确认。]]')
    expect(theirs.items[2]?.content).toContain('<strong>正在</strong>调查。')
    expect(xml).not.toMatch(/<script|\u0007/)
  }
})

/** RSS writes whole seconds. */
const unit = (path: string) => (path.endsWith('rss') ? 1000 : 1)

test('titles are read as they were written, whatever stands in them', async () => {
  await someNews()
  const [, fromRss] = parseFeed(await textOf(rss, '/feed.rss')).items
  expect(fromRss?.title).toBe('【已确认原因】查询 <慢> & “错”')
  expect(await textOf(atom, '/feed.atom')).toContain('查询 &lt;慢&gt; &amp; “错”')
})

test('the JSON feed is one of version 1.1', async () => {
  await someNews()
  const answer = await ask(json, '/en/feed.json')
  expect(answer.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
  const feed = await answer.json()
  const validate = jsonFeed()
  validate(feed)
  expect(validate.errors ?? []).toEqual([])
  expect(feed).toMatchObject({
    language: 'en',
    home_page_url: `${base}/en`,
    feed_url: `${base}/en/feed.json`,
    items: [
      { title: '[Scheduled] Upgrade; look-up, verification' },
      { title: '[Identified] Slow <b> & "wrong"', content_html: '<p>The cause is known.</p>\n' },
      { content_html: expect.stringContaining('<div lang="zh-CN"><p><strong>正在</strong>') },
    ],
  })
})

test('an entry keeps its id, in each language another, and a correction is the same entry anew', async () => {
  const number = await incident()
  const first = await tell(number, 'investigating', minutes(-50))
  const before = await (await ask(json, '/feed.json')).json()
  await tell(number, 'investigating', minutes(-40), { body: { 'zh-CN': '没有故障。' }, corrects: first.id })
  const after = await (await ask(json, '/feed.json')).json()
  expect(after.items).toMatchObject([
    {
      id: before.items[0].id,
      date_published: before.items[0].date_published,
      date_modified: minutes(-40).toISOString(),
      content_html: expect.stringContaining('没有故障。'),
    },
  ])
  const taiwan = await (await ask(json, '/zh-TW/feed.json')).json()
  expect(taiwan.items[0].id).not.toBe(before.items[0].id)
  expect(taiwan.items[0].title).toContain('調查中')
})

test('an announcement is news from its beginning, and an edited one the same entry anew', async () => {
  const text = (words: string) => ({ 'zh-CN': words })
  const input = { kind: 'policy', title: text('新规定'), body: text('自即日起施行。') } as const
  const { number, version } = await draftAnnouncement(as(commander, minutes(-30)), input)
  expect((await (await ask(json, '/feed.json')).json()).items).toEqual([])
  const published = await publishAnnouncement(as(commander, minutes(-20)), number)
  const edited = { ...input, body: text('下月起施行。') }
  await editAnnouncement(as(commander, minutes(-10)), number, edited, published.version)
  expect(published.version).toBeGreaterThan(version)
  expect((await (await ask(json, '/feed.json')).json()).items).toMatchObject([
    {
      title: '【政策】新规定',
      url: `${base}/announcements/${number}`,
      content_html: '<p>下月起施行。</p>\n',
      date_published: minutes(-20).toISOString(),
      date_modified: minutes(-10).toISOString(),
    },
  ])
})

test('what has not changed is the same to the byte, and 304 for who has it', async () => {
  await someNews()
  for (const [load, path] of [
    [atom, '/feed.atom'],
    [rss, '/en/feed.rss'],
    [json, '/feed.json'],
    [calendar, '/maintenance.ics'],
    [badge, '/badge.svg'],
  ] as const) {
    const etag = (await ask(load, path)).headers.get('etag') ?? ''
    expect(etag).toMatch(/^".+"$/)
    expect((await ask(load, path, { 'If-None-Match': etag })).status).toBe(304)
  }
})

test('an empty desk has feeds and a calendar too', async () => {
  expect(parseFeed(await textOf(atom, '/feed.atom')).items).toEqual([])
  expect(parseFeed(await textOf(rss, '/feed.rss')).items).toEqual([])
  expect(eventsIn(await textOf(calendar, '/maintenance.ics'))).toEqual([])
})

test('a language that there is not has no documents', async () => {
  for (const load of [atom, rss, json, calendar])
    await expect(ask(load, '/fr/feed.atom')).rejects.toMatchObject({ status: 404 })
})

function eventsIn(text: string) {
  const whole = new ICAL.Component(ICAL.parse(text))
  return whole.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

test('a calendar program reads the windows, long Chinese lines too', async () => {
  const long = '升级期间，发票查询；查验 较慢\\，请隔日再查。'.repeat(30)
  const { number, id } = await window({ body: { 'zh-CN': `${long}\n第二行😀` } })
  const text = await textOf(calendar, '/maintenance.ics')
  const [event] = eventsIn(text)
  expect(event).toMatchObject({ uid: `${id}@fapiao-desk`, summary: '数据库升级；查询，查验', sequence: 0 })
  expect(event?.startDate.toJSDate().getTime()).toBe(Math.floor(minutes(600).getTime() / 1000) * 1000)
  expect(event?.endDate.toJSDate().getTime()).toBe(Math.floor(minutes(960).getTime() / 1000) * 1000)
  expect(event?.description).toBe(
    `${long}\n第二行😀\n\n受影响：发票查询\n\nhttp://127.0.0.1:3000/maintenance/${number}`,
  )
  expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
})

test('no line of the calendar is longer than 75 octets, and none is cut within a character', async () => {
  await window({ body: { 'zh-CN': '请隔日再查😀'.repeat(200) } })
  const bytes = Buffer.from(await (await ask(calendar, '/maintenance.ics')).arrayBuffer())
  expect(bytes.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const lines = bytes.toString('latin1').split('\r\n')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (const line of lines) {
    expect(line.length).toBeLessThanOrEqual(75)
    expect(() => decoder.decode(Buffer.from(line, 'latin1'))).not.toThrow()
  }
})

test('a new time keeps the event and counts up; one that was called off stays and says so', async () => {
  const { number } = await window()
  const other = await window()
  await rescheduleMaintenance(as(commander, minutes(-30)), number, {
    startsAt: minutes(660),
    endsAt: minutes(900),
  })
  await cancelMaintenance(as(commander, minutes(-20)), other.number, undefined)
  const text = await textOf(calendar, '/en/maintenance.ics')
  const [moved, cancelled] = eventsIn(text)
  expect([moved?.sequence, cancelled?.sequence]).toEqual([1, 1])
  expect(moved?.startDate.toJSDate().getTime()).toBe(Math.floor(minutes(660).getTime() / 1000) * 1000)
  expect(moved?.summary).toBe('Upgrade; look-up, verification')
  expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  expect(text).toContain('X-WR-CALNAME:Fapiao Desk · Maintenance\r\n')
  expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n')
})

test('the badge says the state in words, to eyes and to screen readers, and runs nothing', async () => {
  const calm = await textOf(badge, '/badge.svg')
  expect(calm).toContain('<title>发票服务台: 所有服务运行正常</title>')
  expect(calm).toMatch(/role="img" aria-label="发票服务台: 所有服务运行正常"/)
  await tell(await incident(), 'investigating', minutes(-5))
  const { number } = await window()
  await moveMaintenance(as(commander), number, { to: 'in_progress' })
  const answer = await ask(badge, '/badge.svg?lang=en')
  expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  const said = await answer.text()
  expect(said).toContain('<title>Fapiao Desk: Partial System Outage</title>')
  expect(said).not.toMatch(/<script|\son\w+=|href|<style/)
})

function jsonFeed() {
  const uri = { type: 'string', format: 'uri' }
  const time = { type: 'string', format: 'date-time' }
  const text = { type: 'string', minLength: 1 }
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  formats.default(ajv)
  return ajv.compile({
    type: 'object',
    required: ['version', 'title', 'items'],
    additionalProperties: false,
    properties: {
      version: { const: 'https://jsonfeed.org/version/1.1' },
      title: text,
      description: text,
      home_page_url: uri,
      feed_url: uri,
      language: text,
      authors: { type: 'array', minItems: 1, items: { type: 'object', properties: { name: text } } },
      items: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'content_html'],
          additionalProperties: false,
          properties: {
            id: text,
            url: uri,
            title: text,
            content_html: text,
            date_published: time,
            date_modified: time,
          },
        },
      },
    },
  })
}
