import { beforeEach, expect, test } from 'vitest'
import {
  draftAnnouncement,
  editAnnouncement,
  publishAnnouncement,
} from '#app/domain/public/announcements/announce.ts'
import { beginScheduled } from '#app/domain/delivery/broadcasts/begin.ts'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { cancelNotice, showNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { pauseNotice } from '#app/domain/delivery/broadcasts/pause.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { showIncident } from '#app/domain/incidents/incidents/show-incident.ts'
import { unexpandedNotices } from '#app/domain/delivery/ledger/due.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { as, asSystem, enqueued, forgetJobs } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const inAnHour = () => new Date(Date.now() + 3_600_000)
const commander = async () => as(await hire(['commander'], null))
const reader = (name: string) =>
  subscribe(
    asSystem(),
    Subscription.parse({
      channel: 'email',
      address: `${name}@demo.invalid`,
      kinds: ['incident', 'announcement'],
      confirmed: true,
    }),
  )
const noticeOf = async (id: string | null) => (await sql`select * from notices where id = ${id}`)[0]
/** As if the hour had passed. */
const comesDue = (id: string | null) =>
  sql`update notices set scheduled_at = now() - interval '1 second' where id = ${id}`

async function anIncident() {
  const ctx = await commander()
  const title = { 'zh-CN': '数据同步延迟' }
  const { number } = await declareIncident(ctx, { title, severity: 1, description: '积压' })
  const publish = async (status: string, over: object = {}) =>
    (await publishNow(ctx, number, inputOf(status, over))).noticeId ?? ''
  return { ctx, number, publish }
}
const inputOf = (status: string, over: object) =>
  UpdateInput.parse({ status, body: { 'zh-CN': status }, approve: { reason: '急' }, ...over })

test('an update with a time shows on the pages at once, and tells nobody before', async () => {
  await reader('early')
  const { ctx, number, publish } = await anIncident()
  const sendAt = inAnHour()
  const id = await publish('identified', { sendAt: sendAt.toISOString() })
  forgetJobs()
  expect((await showIncident(ctx, number)).incident.publicStatus).toBe('identified')

  await beginScheduled(asSystem())
  await expandNotice(asSystem(), id)
  expect(await noticeOf(id)).toMatchObject({
    state: 'scheduled',
    scheduled_at: sendAt,
    audience: 0,
    started_at: null,
  })
  expect(await unexpandedNotices(asSystem())).toEqual([])
  expect(enqueued).toEqual([])
})

test('when its time has come it begins once, and goes to whoever is there then', async () => {
  const { publish } = await anIncident()
  const id = await publish('identified', { sendAt: inAnHour().toISOString() })
  await reader('later')
  await comesDue(id)
  forgetJobs()
  await Promise.all([beginScheduled(asSystem()), beginScheduled(asSystem())])
  expect(enqueued).toEqual([{ name: 'announcement.expand', data: { noticeId: id } }])

  await expandNotice(asSystem(), id)
  expect(await noticeOf(id)).toMatchObject({ state: 'sending', audience: 1, queued: 1 })
  const begun = await sql`select actor_type from audit_rows where action = 'notice.begun'`
  expect([...begun]).toEqual([{ actor_type: 'system' }])
})

test('the sweep says how long the next one waits', async () => {
  expect(await beginScheduled(asSystem())).toBeNull()
  const { publish } = await anIncident()
  const id = await publish('identified', { sendAt: inAnHour().toISOString() })
  await sql`update notices set scheduled_at = now() + interval '30 seconds' where id = ${id}`
  const wait = await beginScheduled(asSystem())
  expect(wait).toBeGreaterThan(20_000)
  expect(wait).toBeLessThanOrEqual(30_000)
})

test('an older update whose time comes after a newer one was sent is superseded and sent to nobody', async () => {
  await reader('one')
  const { ctx, publish } = await anIncident()
  const older = await publish('identified', { sendAt: inAnHour().toISOString() })
  const newer = await publish('monitoring')
  await expandNotice(asSystem(), newer)
  await comesDue(older)
  await beginScheduled(asSystem())
  expect(await noticeOf(older)).toMatchObject({ state: 'cancelled', audience: 0 })
  expect((await showNotice(ctx, older)).notice).toMatchObject({ instead: 'superseded' })
})

test('a newer update that waits itself, or was cancelled, supersedes nothing', async () => {
  const { ctx, publish } = await anIncident()
  const older = await publish('identified', { sendAt: inAnHour().toISOString() })
  await publish('monitoring', { sendAt: inAnHour().toISOString() })
  await cancelNotice(ctx, await publish('investigating'))
  await comesDue(older)
  await beginScheduled(asSystem())
  expect(await noticeOf(older)).toMatchObject({ state: 'expanding' })
})

test('of two updates that are due at the same moment the newer one is sent', async () => {
  const { publish } = await anIncident()
  const at = { sendAt: inAnHour().toISOString() }
  const [older, newer] = [await publish('identified', at), await publish('monitoring', at)]
  await sql`update notices set scheduled_at = '2026-01-01' where state = 'scheduled'`
  await beginScheduled(asSystem())
  expect(await noticeOf(older)).toMatchObject({ state: 'cancelled' })
  expect(await noticeOf(newer)).toMatchObject({ state: 'expanding' })
})

test('before its time a notice can be cancelled and not paused', async () => {
  const { ctx, publish } = await anIncident()
  const id = await publish('identified', { sendAt: inAnHour().toISOString() })
  await expect(pauseNotice(ctx, id)).rejects.toMatchObject({ reason: 'notice.scheduled' })
  await cancelNotice(ctx, id)
  await comesDue(id)
  await beginScheduled(asSystem())
  expect(await noticeOf(id)).toMatchObject({ state: 'cancelled', audience: 0 })
})

test.each([
  ['a time that has passed', { sendAt: '2026-01-01T10:00:00+08:00' }, 'not_later'],
  [
    'a time for what nobody is told',
    { sendAt: '2099-01-01T10:00:00+08:00', notify: false },
    'nobody_is_told',
  ],
])('%s is refused by the name of its field', async (_, over, message) => {
  const { publish } = await anIncident()
  await expect(publish('identified', over)).rejects.toMatchObject({
    status: 422,
    fields: [{ field: 'sendAt', message }],
  })
})

test('a time without its zone is no time', () => {
  const input = { status: 'identified', body: { 'zh-CN': '已定位' } }
  for (const sendAt of ['2099-01-01T10:00', '2099-01-01', 'tomorrow'])
    expect(UpdateInput.safeParse({ ...input, sendAt }).error?.issues).toMatchObject([{ path: ['sendAt'] }])
  expect(UpdateInput.parse({ ...input, sendAt: '2099-01-01T10:00:00+08:00' }).sendAt).toEqual(
    new Date('2099-01-01T02:00:00Z'),
  )
})

const title = { 'zh-CN': '查询页面更新' }
const announcement = { kind: 'system_update', title, body: title, notify: true } as const
const announcementOf = async (number: string) =>
  (await sql`select * from announcements where number = ${number}`)[0]

test('the messages of an announcement wait for their time, and its page does not', async () => {
  const ctx = await commander()
  const sendAt = inAnHour()
  const { number } = await draftAnnouncement(ctx, { ...announcement, sendAt })
  const { startsAt } = await publishAnnouncement(ctx, number)
  expect(startsAt <= ctx.now).toBe(true)
  const { notice_id: id } = (await announcementOf(number)) ?? {}
  expect(await noticeOf(id)).toMatchObject({ state: 'scheduled', scheduled_at: sendAt })

  // Its time is fixed from here on; everything else can still be changed.
  const edited = await editAnnouncement(ctx, number, { ...announcement, pinned: true, sendAt: null }, 2)
  expect(edited).toMatchObject({ sendAt })
  expect(edited.pinnedAt).not.toBeNull()
})

test('an announcement that is over when its time comes is sent to nobody', async () => {
  const ctx = await commander()
  const { number } = await draftAnnouncement(ctx, { ...announcement, sendAt: inAnHour() })
  await publishAnnouncement(ctx, number)
  await sql`update announcements set ends_at = now() where number = ${number}`
  const { notice_id: id } = (await announcementOf(number)) ?? {}
  await comesDue(id)
  await beginScheduled(asSystem())
  expect(await noticeOf(id)).toMatchObject({ state: 'cancelled', details: { instead: 'over' } })
})

test.each([
  [{ sendAt: new Date('2026-01-01') }, 'not_later'],
  [{ sendAt: inAnHour(), notify: false }, 'nobody_is_told'],
  [{ sendAt: inAnHour(), startsAt: new Date(Date.now() + 2 * 3_600_000) }, 'before_start'],
  [{ sendAt: inAnHour(), endsAt: new Date(Date.now() + 1_800_000) }, 'after_end'],
])('an announcement with %o is refused: %s', async (over, message) => {
  const ctx = await commander()
  await expect(draftAnnouncement(ctx, { ...announcement, ...over })).rejects.toMatchObject({
    fields: [{ field: 'sendAt', message }],
  })
})
