import { afterAll, beforeEach, expect, test } from 'vitest'
import { draftAnnouncement, publishAnnouncement } from '#app/domain/public/announcements/announce.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { announceMaintenance } from '#app/domain/incidents/maintenance/announce.ts'
import { installPrivacyNotices } from '#app/domain/contacts/privacy/install.ts'
import { noticeSeeds } from '#app/domain/contacts/privacy/notice-seeds.ts'
import { nextPublicChange } from '#app/domain/public/status/next-change.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { as, asAnonymous, asSystem, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'

let commander: StaffActor
const render = await pageRenderer()
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const fromNow = (ms: number) => new Date(Date.now() + ms)

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander', 'communications'], null)
})
afterAll(closeRuntime)

/** Until when the copy of a page may be shown. */
async function validUntil(path: string): Promise<Date> {
  const answer = await render(new Request(`http://127.0.0.1:3000${path}`))
  expect(answer.status).toBe(200)
  return new Date(answer.headers.get('X-Valid-Until') ?? Number.NaN)
}
const text = { 'zh-CN': '查询库扩容', en: 'More room for look-ups' }
const window = (startsAt: Date, endsAt: Date) =>
  announceMaintenance(as(commander), { title: text, body: text, startsAt, endsAt, notify: false })

/** No copy of these pages outlives the moment. */
async function expectNotAfter(moment: Date, paths: readonly string[]) {
  for (const path of paths) expect([path, (await validUntil(path)) <= moment]).toEqual([path, true])
}
const paths = ['/', '/en/check?a=nf.n.d.u', '/history', '/zh-TW/privacy', '/contact', '/maintenance']

test('days, and with them the months of the history, end in Shanghai', async () => {
  const soon = at('2030-11-30T15:59:00Z')
  expect(await nextPublicChange(asAnonymous(soon))).toEqual(at('2030-11-30T16:00:00Z'))
  expect(await nextPublicChange(asAnonymous(at('2030-11-30T16:00:00Z')))).toEqual(at('2030-12-01T16:00:00Z'))
  expect((await validUntil('/history')).getTime()).toBeLessThanOrEqual(fromNow(31 * day).getTime())
})

test('a new privacy notice takes effect, and after thirty days is no news', async () => {
  const tomorrow = new Date(Date.now() + 8 * hour + day).toISOString().slice(0, 10)
  await installPrivacyNotices(asSystem(), [
    ...noticeSeeds,
    {
      version: 2,
      effectiveOn: tomorrow,
      changes: { 'zh-CN': '新的一版。', en: 'A new one.' },
      body: { 'zh-CN': '内容。', en: 'Text.' },
    },
  ])
  const effective = new Date(`${tomorrow}T00:00:00+08:00`)
  await expectNotAfter(effective, paths)
  const news = new Date(effective.getTime() + 30 * day)
  expect((await nextPublicChange(asAnonymous(new Date(news.getTime() - minute)))) <= news).toBe(true)
})

test('maintenance begins behind any number of other windows', async () => {
  for (let count = 0; count < 6; count++) await window(fromNow(-hour), fromNow(20 * hour))
  const { startsAt } = await window(fromNow(10 * minute), fromNow(21 * hour))
  await expectNotAfter(startsAt, paths)
})

test('maintenance comes within the days that the homepage tells of', async () => {
  const { startsAt } = await window(fromNow(14 * day + 10 * minute), fromNow(15 * day))
  await expectNotAfter(new Date(startsAt.getTime() - 14 * day), paths)
})

test('maintenance is being checked, and ends', async () => {
  const { endsAt } = await window(fromNow(-hour), fromNow(40 * minute))
  await expectNotAfter(new Date(endsAt.getTime() - 30 * minute), paths)
  await sql`update maintenance_windows set verify_minutes = 0`
  await expectNotAfter(endsAt, paths)
})

test('a stage of an incident is due, and promised news', async () => {
  const incident = await declareIncident(as(commander), { title: text, severity: 1, description: '积压' })
  const input = {
    status: 'investigating',
    body: text,
    nextUpdateAt: fromNow(20 * minute),
    approve: { reason: '急' },
  }
  await publishNow(as(commander), incident.number, UpdateInput.parse(input))
  const [first] = await sql<{ at: Date }[]>`
    select min(due_at) as at from incident_stages where completed_at is null and skipped_at is null`
  const [promised] = await sql<{ at: Date }[]>`select next_update_at as at from incidents`
  for (const moment of [first?.at, promised?.at]) {
    expect(moment).toBeInstanceOf(Date)
    if (moment) await expectNotAfter(moment, [...paths, `/incidents/${incident.number}`])
  }
})

test('an announcement begins: on the pages, and in the list for search engines', async () => {
  const startsAt = fromNow(30 * minute)
  const draft = await draftAnnouncement(as(commander), {
    kind: 'system_update',
    title: text,
    body: text,
    startsAt,
    placements: ['banner'],
  })
  await publishAnnouncement(as(commander), draft.number)
  await expectNotAfter(startsAt, [...paths, '/announcements'])
  expect(await validUntil('/sitemap.xml')).toEqual(startsAt)
})
