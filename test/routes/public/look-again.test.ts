import ICAL from 'ical.js'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { languages, prefixOf } from '#app/i18n/language.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader as reminder } from '#app/routes/outside/reminder.ts'
import { loader } from '#app/routes/public/check.tsx'
import { openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'
import { get, thrownBy } from './send.ts'

const render = await pageRenderer()
const base = 'http://127.0.0.1:3000'
const main = async (path: string) => {
  const page = await (await render(new Request(base + path))).text()
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}
const words = (html: string) => html.replaceAll(/<[^>]+>/g, '')

beforeEach(() => openDesk())
afterEach(() => vi.useRealTimers())
afterAll(closeRuntime)

const setClock = (moment: string) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(moment) })

function fileAt(path: string) {
  const lang = /^\/(en|zh-TW|fr)\//.exec(path)?.[1]
  return reminder(get(path, lang ? { lang } : {}))
}
async function eventOf(path: string) {
  const text = await fileAt(path).text()
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  expect(events).toHaveLength(1)
  return { text, event: new ICAL.Event(events[0]) }
}
const pathOfReminder = (html: string) =>
  /href="([^"]*reminder\.ics[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

// When it is asked, which answers, and from which day looking again is of use.
const cases = [
  ['2026-12-01T12:00:00+08:00', 'li.q', '12月2日', '2026-12-02'],
  ['2026-12-01T12:00:00+08:00', 'li.d', '12月2日', '2026-12-02'],
  ['2026-12-01T12:00:00+08:00', 'nf.n.d.r.0', '12月2日', '2026-12-02'],
  ['2026-12-01T12:00:00+08:00', 'nf.n.d.r.3', '12月3日', '2026-12-03'],
  ['2026-12-01T23:59:59+08:00', 'li.q', '12月2日', '2026-12-02'],
  ['2026-12-02T00:00:00+08:00', 'li.q', '12月3日', '2026-12-03'],
  ['2026-11-30T23:59:59+08:00', 'sy.n.d.r.0', '12月1日', '2026-12-01'],
  ['2026-11-30T23:59:59+08:00', 'nf.n.c.y.3', '12月2日', '2026-12-02'],
  ['2026-12-31T15:00:00Z', 'li.q', '2027年1月1日', '2027-01-01'],
  ['2026-12-31T16:00:00Z', 'li.q', '1月2日', '2027-01-02'],
] as const

test.each(cases)('at %s, %s is told %s, and its calendar file reminds then', async (clock, a, said, day) => {
  setClock(clock)

  const html = await main(`/check?a=${a}`)
  const { event } = await eventOf(pathOfReminder(html))

  expect(words(html)).toContain(`请在 ${said}或之后再查一次`)
  expect(event.startDate.toJSDate()).toEqual(new Date(`${day}T09:00:00+08:00`))
})

test('the reminder alarms at its start, says what to do, and leads to the page that it came from', async () => {
  setClock('2026-12-01T12:00:00+08:00')
  const page = await loader(get('/check?a=nf.n.d.r.0'))
  const address = page.at === 'result' ? page.lookAgain?.address : null
  const { event, text } = await eventOf('/check/reminder.ics?a=nf.n.d.r.0&on=2026-12-01')

  const alarms = event.component.getAllSubcomponents('valarm')
  expect(alarms).toHaveLength(1)
  expect(String(alarms[0]?.getFirstPropertyValue('action'))).toBe('DISPLAY')
  expect(String(alarms[0]?.getFirstPropertyValue('description'))).toBe('再查一次发票')
  expect(alarms[0]?.getFirstPropertyValue('trigger')).toMatchObject({
    days: 0,
    hours: 0,
    minutes: 0,
    seconds: 0,
  })
  expect(address).toBe(`${base}/check?a=nf.n.d.r.0&on=2026-12-01`)
  expect(event.component.getFirstPropertyValue('url')).toBe(address)
  expect(event.summary).toBe('再查一次发票')
  expect(event.description).toContain('还是查不到')
  expect(event.description.endsWith(`\n\n${address}`)).toBe(true)
  expect(event.description).not.toMatch(/明天/)
  expect(event.duration.toSeconds()).toBe(15 * 60)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})

test('the file is the same to the byte on every later day, so a calendar keeps one event', async () => {
  const path = '/check/reminder.ics?a=li.q&on=2026-12-01'
  setClock('2026-12-01T12:00:00+08:00')
  const first = fileAt(path)
  const text = await first.text()
  setClock('2026-12-05T12:00:00+08:00')

  expect(await fileAt(path).text()).toBe(text)
  expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const again = reminder(get(path, {}, { 'If-None-Match': first.headers.get('etag') ?? '' }))
  expect(again.status).toBe(304)
})

test('a file without its day counts from today, and no copy of it outlives the day', async () => {
  setClock('2026-11-30T23:59:30+08:00')
  const answer = fileAt('/check/reminder.ics?a=li.q')

  expect(answer.headers.get('X-Valid-Until')).toBe('2026-11-30T16:00:00.000Z')
  expect(await answer.text()).toContain('DTSTART:20261201T010000Z')
  const day = await fileAt('/check/reminder.ics?a=li.q&on=2030-01-01').text()
  expect(day).toContain('DTSTART:20261201T010000Z')
})

test.each([
  ['', '/check'],
  ['?a=', '/check'],
  ['?a=zzz', '/check?a=zzz'],
  ['?a=nf', '/check?a=nf'],
  ['?a=nf.y&on=2026-12-01', '/check?a=nf.y'],
  ['?a=nf.n.d.r.5.t', '/check?a=nf.n.d.r.5.t'],
  ['?a=li.q.zzz&size=large', '/check?a=li.q.zzz&size=large'],
  ['?a=//evil.invalid/%0d%0aX:1', '/check?a=%2F%2Fevil.invalid%2F%0D%0AX%3A1'],
])('there is no reminder for %s: the self-check itself answers', async (query, location) => {
  const sent = await thrownBy(() => fileAt(`/check/reminder.ics${query}`))
  expect(sent instanceof Response && [sent.status, sent.headers.get('Location')]).toEqual([302, location])

  const answer = await render(new Request(`${base}/en/check/reminder.ics${query}`))
  expect([answer.status, answer.headers.get('Location')]).toEqual([302, `/en${location}`])
})

test('a language that there is not has no reminder', async () => {
  expect(await thrownBy(() => fileAt('/fr/check/reminder.ics?a=li.q'))).toMatchObject({ status: 404 })
})

test('the page and its reminder are in the reader’s language and text size, without a script', async () => {
  setClock('2026-12-01T12:00:00+08:00')
  const heads = { 'zh-CN': '请在 12月2日或之后', 'zh-TW': '請在 12月2日或之後', en: 'on or after 2 Dec' }
  const titles = { 'zh-CN': '再查一次发票', 'zh-TW': '再查一次發票', en: 'Look the invoice up again' }
  for (const language of languages) {
    const html = await main(`${prefixOf(language)}/check?a=li.q&size=large`)
    expect(words(html)).toContain(heads[language])
    expect(html).not.toContain('<script')
    const path = pathOfReminder(html)
    expect(path).toBe(`${prefixOf(language)}/check/reminder.ics?a=li.q&on=2026-12-01&size=large`)
    const { event } = await eventOf(path)
    expect(event.summary).toBe(titles[language])
    expect(event.component.getFirstPropertyValue('url')).toBe(
      `${base}${prefixOf(language)}/check?a=li.q&on=2026-12-01&size=large`,
    )
  }
})

test('solved or not is asked for after the advice, once it was looked up again; elsewhere as before', async () => {
  setClock('2026-12-01T12:00:00+08:00')
  const html = await main('/check?a=li.q')
  const places = ['这样做', '或之后再查一次', '加入日历', '再查过之后，解决了吗？', '没解决，提交报告'].map(
    (text) => html.indexOf(text),
  )

  expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true)
  expect(html).not.toContain('问题解决了吗？')
  expect(html).toContain('/report?a=li.q')

  const other = await main('/check?a=nf.n.d.r.5.t')
  expect(other).toContain('问题解决了吗？')
  expect(other).not.toMatch(/再查过之后|加入日历|reminder\.ics/)
})

test('an answer that leads to such a result puts its day into the address, which says the same day tomorrow', async () => {
  setClock('2026-12-01T23:59:00+08:00')
  const sent = await thrownBy(() => loader(get('/en/check?a=li&pick=q&size=large')))
  const location = sent instanceof Response ? (sent.headers.get('Location') ?? '') : ''
  expect(location).toBe('/en/check?a=li.q&on=2026-12-01&size=large')
  expect(words(await main(location))).toContain('again on or after 2 Dec')

  setClock('2026-12-02T00:00:00+08:00')
  const html = await main(location)
  expect(words(html)).toContain('2 Dec has come: you can look the invoice up again now')
  expect(words(html)).toContain('please report it further down this page')
  expect(html).toContain('/report?a=li.q')
  expect(html).not.toContain('reminder.ics')
  expect(html.indexOf('has come')).toBeLessThan(html.indexOf('What we advised then'))
  expect(html).not.toContain('Do this')
  expect(html).not.toContain('No need to answer now')
})

test.each(['tomorrow', '2026-12-09', '2026-02-30', '0000-01-01'])(
  'a day that can’t be that of the answers (%s) is today',
  async (on) => {
    setClock('2026-12-01T12:00:00+08:00')
    expect(words(await main(`/check?a=li.q&on=${on}`))).toContain('请在 12月2日或之后再查一次')
  },
)
