import { beforeEach, describe, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { announceMaintenance } from '#app/domain/incidents/maintenance/announce.ts'
import {
  cancelMaintenance,
  moveMaintenance,
  rescheduleMaintenance,
  writeMaintenanceUpdate,
} from '#app/domain/incidents/maintenance/control.ts'
import { runMaintenance } from '#app/domain/incidents/maintenance/run.ts'
import {
  comingWindows,
  pastWindows,
  showPublicWindow,
} from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { providers } from '#app/platform/providers.ts'
import { readSandbox } from '#app/platform/sandbox.ts'
import { as, asAnonymous, asSystem, enqueued, forgetJobs } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

let commander: StaffActor
const hour = 3_600_000
const fromNow = (hours: number) => new Date(Date.now() + hours * hour)

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
  forgetJobs()
})

const announced = (over: object = {}) =>
  announceMaintenance(as(commander), {
    title: { 'zh-CN': '查询库扩容', en: 'More room for look-ups' },
    body: { 'zh-CN': '期间查询可能变慢。', en: 'Look-ups may be slower.' },
    components: ['lookup'],
    startsAt: fromNow(72),
    endsAt: fromNow(78),
    ...over,
  })

const subscribed = (over: object) =>
  subscribe(
    asSystem(),
    Subscription.parse({ channel: 'email', confirmed: true, kinds: ['maintenance'], ...over }),
  )

/** Lists and sends what was asked for, as a worker does. */
async function deliver() {
  for (const job of enqueued.splice(0)) {
    if (job.name === 'announcement.expand' && 'noticeId' in job.data)
      await expandNotice(asSystem(), String(job.data.noticeId))
  }
  await drainDeliveries(asSystem(), 'incident', 'email', providers(db).email)
}
const outbox = () => readSandbox(db, { limit: 50 })
const occasionsOf = async (number: string) =>
  (await showPublicWindow(asAnonymous(), number, 'zh-CN')).updates.map(({ occasion }) => occasion).reverse()
const told =
  () => sql`select n.state, u.occasion from notices n join maintenance_updates u on u.notice_id = n.id
  order by n.created_at, u.seq`

describe('a window that is announced', () => {
  test('is on the pages at once and tells nobody before its notice is due', async () => {
    const { number } = await announced()

    await runMaintenance(asSystem())

    const [shown] = await comingWindows(asAnonymous(), 'en')
    expect(shown).toMatchObject({ number, state: 'scheduled', active: false })
    expect(shown?.title).toEqual({ text: 'More room for look-ups', language: 'en' })
    expect(await told()).toEqual([])
  })

  test('within the time of its notice tells at once', async () => {
    const { number } = await announced({ startsAt: fromNow(5), endsAt: fromNow(8) })
    await runMaintenance(asSystem())
    await runMaintenance(asSystem())
    expect(await occasionsOf(number)).toEqual(['ahead'])
  })

  test.each([
    ['endsAt', { startsAt: fromNow(5), endsAt: fromNow(4) }],
    ['endsAt', { startsAt: fromNow(-5), endsAt: fromNow(-4) }],
    ['verifyMinutes', { startsAt: fromNow(5), endsAt: fromNow(6), verifyMinutes: 90 }],
  ])('refuses impossible times, naming %s', async (field, times) => {
    await expect(announced(times)).rejects.toMatchObject({ status: 422, fields: [{ field }] })
  })

  test('is announced by who commands and by nobody else', async () => {
    const agent = await hire(['agent'])
    await expect(
      announceMaintenance(as(agent), {
        title: { 'zh-CN': '甲' },
        body: { 'zh-CN': '乙' },
        startsAt: fromNow(1),
        endsAt: fromNow(2),
      }),
    ).rejects.toMatchObject({ status: 403 })
  })
})

describe('boundaries', () => {
  test('start and end come by themselves, and whoever runs twice says it once', async () => {
    const { number } = await announced({ startsAt: fromNow(-1), endsAt: fromNow(1) })

    await Promise.all([runMaintenance(asSystem()), runMaintenance(asSystem())])

    expect(await occasionsOf(number)).toEqual(['started'])
    expect((await comingWindows(asAnonymous(), 'zh-CN'))[0]).toMatchObject({
      state: 'in_progress',
      active: true,
    })
  })

  test('passed while nobody ran, they are caught up with in order and only the last is told', async () => {
    const { number } = await announced({ startsAt: fromNow(-5), endsAt: fromNow(0.1) })
    await sql`update maintenance_windows set ends_at = now() - interval '1 minute'`

    await runMaintenance(asSystem())

    expect(await occasionsOf(number)).toEqual(['started', 'verifying', 'completed'])
    expect(await told()).toEqual([{ state: 'expanding', occasion: 'completed' }])
    expect(await comingWindows(asAnonymous(), 'zh-CN')).toEqual([])
    expect(await pastWindows(asAnonymous(), 'zh-CN')).toMatchObject([{ number, state: 'completed' }])
  })

  test('readers see them by the clock, also before the rows were moved', async () => {
    await announced({ startsAt: fromNow(-1), endsAt: fromNow(1) })
    expect((await comingWindows(asAnonymous(), 'zh-CN'))[0]).toMatchObject({
      state: 'in_progress',
      active: true,
    })
  })

  test('the time of the next one is known', async () => {
    await announced({ startsAt: fromNow(30), endsAt: fromNow(32) })
    const wait = await runMaintenance(asSystem())
    expect(wait).toBeGreaterThan(5.9 * hour)
    expect(wait).toBeLessThan(6.1 * hour)
  })
})

describe('by hand', () => {
  test('a window starts early, is checked and completed, and not twice', async () => {
    const { number } = await announced()
    await moveMaintenance(as(commander), number, { to: 'in_progress' })
    await moveMaintenance(as(commander), number, { to: 'verifying' })
    await moveMaintenance(as(commander), number, { to: 'completed' })

    expect(await occasionsOf(number)).toEqual(['started', 'verifying', 'completed'])
    await expect(moveMaintenance(as(commander), number, { to: 'in_progress' })).rejects.toMatchObject({
      status: 409,
    })
  })

  test('a new time tells the old one to those who know it, and to nobody else', async () => {
    const { number } = await announced()
    await rescheduleMaintenance(as(commander), number, { startsAt: fromNow(96), endsAt: fromNow(98) })
    expect(await told()).toEqual([])

    await rescheduleMaintenance(as(commander), number, { startsAt: fromNow(4), endsAt: fromNow(6) })
    await runMaintenance(asSystem())
    await rescheduleMaintenance(as(commander), number, { startsAt: fromNow(5), endsAt: fromNow(7) })
    const shown = await showPublicWindow(asAnonymous(), number, 'zh-CN')
    expect(shown.updates[0]?.text.text).toMatch(/^维护时间有变动。原定：.+；现为：.+。$/)
    expect((await told()).map(({ occasion }) => occasion)).toEqual(['ahead', 'rescheduled'])
  })

  test('who got a word of it hears of the new time and of its end', async () => {
    const { number } = await announced()
    await writeMaintenanceUpdate(as(commander), number, { body: { 'zh-CN': '先说一声。' }, notify: true })
    await rescheduleMaintenance(as(commander), number, { startsAt: fromNow(96), endsAt: fromNow(98) })
    await cancelMaintenance(as(commander), number, undefined)
    expect((await told()).map(({ occasion }) => occasion)).toEqual(['word', 'rescheduled', 'cancelled'])
  })

  test('moved far ahead after its notice, it gets a notice of the new time', async () => {
    const { number } = await announced({ startsAt: fromNow(5), endsAt: fromNow(7) })
    await runMaintenance(asSystem())
    const moved = await rescheduleMaintenance(as(commander), number, {
      startsAt: fromNow(500),
      endsAt: fromNow(502),
    })
    expect(moved.noticedAheadAt).toBeNull()
    expect(moved.nextAt?.getTime()).toBe(moved.startsAt.getTime() - 24 * hour)
  })

  test('what was said of earlier times stays as it was said', async () => {
    const { number } = await announced()
    const times = async () =>
      (await showPublicWindow(asAnonymous(), number, 'en')).updates.map(({ text }) => text.text)
    await rescheduleMaintenance(as(commander), number, { startsAt: fromNow(96), endsAt: fromNow(98) })
    const [first] = await times()
    await rescheduleMaintenance(as(commander), number, { startsAt: fromNow(120), endsAt: fromNow(122) })
    expect((await times())[1]).toBe(first)
  })

  test('a window under way keeps its start and gets a later end', async () => {
    const window = await announced({ startsAt: fromNow(-1), endsAt: fromNow(1) })
    await runMaintenance(asSystem())
    const moved = await rescheduleMaintenance(as(commander), window.number, {
      startsAt: fromNow(20),
      endsAt: fromNow(3),
    })
    expect(moved.startsAt).toEqual(window.startsAt)
    expect(moved.endsAt).not.toEqual(window.endsAt)
  })

  test('what is called off is over', async () => {
    const { number } = await announced()
    await cancelMaintenance(as(commander), number, { 'zh-CN': '改到下月。' })
    expect(await comingWindows(asAnonymous(), 'zh-CN')).toEqual([])
    expect((await pastWindows(asAnonymous(), 'zh-CN'))[0]?.cancelledAt).not.toBeNull()
    await expect(moveMaintenance(as(commander), number, { to: 'in_progress' })).rejects.toMatchObject({
      status: 409,
    })
  })
})

describe('subscribers', () => {
  test('of the component and kind are told, with the way to end it, and nobody else', async () => {
    const mine = await subscribed({ address: 'lookup@demo.invalid', components: ['lookup'], language: 'en' })
    await subscribed({ address: 'all@demo.invalid' })
    await subscribed({ address: 'portal@demo.invalid', components: ['portal'] })
    await subscribed({ address: 'incidents@demo.invalid', components: ['lookup'], kinds: ['incident'] })
    await announced({ startsAt: fromNow(5), endsAt: fromNow(8) })

    await runMaintenance(asSystem())
    await deliver()

    const messages = await outbox()
    expect(messages.map(({ to }) => to).sort()).toEqual(['all@demo.invalid', 'lookup@demo.invalid'])
    const english = messages.find(({ to }) => to === 'lookup@demo.invalid')
    expect(english?.subject).toBe('[Maintenance ahead] More room for look-ups')
    expect(english?.headers).toMatchObject({
      'List-Unsubscribe': expect.stringMatching(/^<http.+\/u\/[\w-]{22,}>$/),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    expect(english?.text).toContain('/en/unsubscribe/')
    expect(mine.confirmed).toBe(true)
  })

  test('do not get what a newer word has overtaken before it left', async () => {
    await subscribed({ address: 'slow@demo.invalid' })
    const { number } = await announced({ startsAt: fromNow(5), endsAt: fromNow(8) })
    await runMaintenance(asSystem())
    await writeMaintenanceUpdate(as(commander), number, {
      body: { 'zh-CN': '改用备用线路。' },
      notify: true,
    })

    await deliver()

    const messages = await outbox()
    expect(messages).toHaveLength(1)
    expect(messages[0]?.text).toContain('改用备用线路。')
  })
})
