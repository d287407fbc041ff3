import ICAL from 'ical.js'
import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { showHistory } from '#app/domain/incidents/incidents/history.ts'
import { showFrontPage } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { announceMaintenance } from '#app/domain/incidents/maintenance/announce.ts'
import {
  cancelMaintenance,
  moveMaintenance,
  rescheduleMaintenance,
} from '#app/domain/incidents/maintenance/control.ts'
import { runMaintenance } from '#app/domain/incidents/maintenance/run.ts'
import { listWindows } from '#app/domain/incidents/maintenance/show-maintenance.ts'
import { comingWindows, pastWindows } from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { windowTimes } from '#app/domain/incidents/maintenance/words.ts'
import { readNews } from '#app/domain/public/feeds/entries.ts'
import { readCalendar } from '#app/domain/public/feeds/to-calendar.ts'
import { describeStatus } from '#app/domain/public/status/documents.ts'
import { windowBrief } from '#app/routes/public/window-brief.ts'
import { as, asAnonymous, asSystem, at } from '#test/support/context.ts'
import { hire, openDesk } from '#test/support/desk.ts'

let commander: StaffActor
beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
})

type Done = readonly ['started' | 'verified' | 'completed' | 'cancelled', string]
type Case = {
  name: string
  plan: readonly [string, string]
  done: readonly Done[]
  now: string
  real: readonly [string, string]
  /** The month in which it stands; null: none yet. */
  month: string | null
}

const cases: Case[] = [
  {
    name: 'begun and completed a month before its plan',
    plan: ['2026-12-31T22:30+08:00', '2027-01-01T04:00+08:00'],
    done: [
      ['started', '2026-11-29T10:00+08:00'],
      ['completed', '2026-11-29T11:30+08:00'],
    ],
    now: '2026-11-29T12:00+08:00',
    real: ['2026-11-29T10:00+08:00', '2026-11-29T11:30+08:00'],
    month: '2026-11',
  },
  {
    name: 'begun in the last hour of a month, planned for the next',
    plan: ['2026-12-01T00:30+08:00', '2026-12-01T04:00+08:00'],
    done: [
      ['started', '2026-11-30T23:10+08:00'],
      ['verified', '2026-11-30T23:40+08:00'],
      ['completed', '2026-12-01T00:10+08:00'],
    ],
    now: '2026-12-01T00:20+08:00',
    real: ['2026-11-30T23:10+08:00', '2026-12-01T00:10+08:00'],
    month: '2026-11',
  },
  {
    name: 'begun early and still running',
    plan: ['2026-12-31T22:30+08:00', '2027-01-01T04:00+08:00'],
    done: [['started', '2026-11-29T10:00+08:00']],
    now: '2026-11-29T12:00+08:00',
    real: ['2026-11-29T10:00+08:00', '2027-01-01T04:00+08:00'],
    month: null,
  },
  {
    name: 'begun by the clock and completed early',
    plan: ['2026-11-10T22:00+08:00', '2026-11-11T04:00+08:00'],
    done: [['completed', '2026-11-10T22:20+08:00']],
    now: '2026-11-10T22:30+08:00',
    real: ['2026-11-10T22:00+08:00', '2026-11-10T22:20+08:00'],
    month: '2026-11',
  },
  {
    name: 'called off after it had begun',
    plan: ['2026-12-31T22:30+08:00', '2027-01-01T04:00+08:00'],
    done: [
      ['started', '2026-11-29T10:00+08:00'],
      ['cancelled', '2026-11-29T10:45+08:00'],
    ],
    now: '2026-11-29T12:00+08:00',
    real: ['2026-11-29T10:00+08:00', '2026-11-29T10:45+08:00'],
    month: '2026-11',
  },
  {
    name: 'called off before it began',
    plan: ['2026-11-20T22:30+08:00', '2026-11-21T04:00+08:00'],
    done: [['cancelled', '2026-11-19T10:00+08:00']],
    now: '2026-11-29T12:00+08:00',
    real: ['2026-11-20T22:30+08:00', '2026-11-21T04:00+08:00'],
    month: '2026-11',
  },
  {
    name: 'over by the clock, while nobody swept',
    plan: ['2026-10-31T22:30+08:00', '2026-11-01T04:00+08:00'],
    done: [],
    now: '2026-11-01T12:00+08:00',
    real: ['2026-10-31T22:30+08:00', '2026-11-01T04:00+08:00'],
    month: '2026-10',
  },
]

async function play({ plan: [from, until], done }: Case): Promise<string> {
  const text = { 'zh-CN': '查询库扩容' }
  const plan = { title: text, body: text, components: ['lookup' as const], notify: false }
  const planned = as(commander, at('2026-10-01T09:00+08:00'))
  const { number } = await announceMaintenance(planned, { ...plan, startsAt: at(from), endsAt: at(until) })
  for (const [what, moment] of done) {
    const ctx = as(commander, at(moment))
    if (what === 'cancelled') await cancelMaintenance(ctx, number, undefined)
    else
      await moveMaintenance(ctx, number, {
        to: ({ started: 'in_progress', verified: 'verifying', completed: 'completed' } as const)[what],
      })
  }
  return number
}

const eventIn = (calendar: string) => {
  const [event] = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  if (!event) throw new Error('no event')
  return new ICAL.Event(event)
}

describe.each(cases)('a window $name', (one) => {
  const ctx = asAnonymous(at(one.now))
  const [from, until] = one.real.map(at) as [Date, Date]
  const real = { startsAt: from, endsAt: until }

  test('has its real times in the calendar, with a higher sequence than its plan', async () => {
    await play(one)
    const event = eventIn(await readCalendar(ctx, 'zh-CN'))
    expect(event.startDate.toJSDate()).toEqual(from)
    expect(event.endDate.toJSDate()).toEqual(until)
    expect(event.sequence).toBe(one.done.length + (one.name.includes('by the clock and') ? 1 : 0))
    const isCancelled = one.done.some(([what]) => what === 'cancelled')
    expect(event.component.getFirstPropertyValue('status')).toBe(isCancelled ? 'CANCELLED' : 'CONFIRMED')
  })

  test('has them on the pages and on the desk, and the plan beside them where it differs', async () => {
    const number = await play(one)
    const [shown] = [...(await comingWindows(ctx, 'zh-CN')), ...(await pastWindows(ctx, 'zh-CN'))]
    const went = one.real.join() === one.plan.join()
    expect(shown).toMatchObject({ number, ...real })
    if (!shown) return
    expect(windowBrief(shown, 'zh-CN').planned).toEqual(
      went ? null : { startsAt: at(one.plan[0]), endsAt: at(one.plan[1]) },
    )
    const { coming, past } = await listWindows(as(commander, ctx.now))
    expect([...coming, ...past][0]).toMatchObject({ number, actual: real })
  })

  test('is found in the month in which it took place and in no other', async () => {
    const number = await play(one)
    const found = []
    for (const month of ['2026-09', '2026-10', '2026-11', '2026-12']) {
      const history = await showHistory(ctx, 'zh-CN', month).catch(() => null)
      if (history?.maintenance.some((window) => window.number === number)) found.push(month)
    }
    expect(found).toEqual(one.month ? [one.month] : [])
  })

  test('has them in the status documents and in the feeds', async () => {
    await play(one)
    const { maintenances } = await describeStatus(ctx, 'zh-CN')
    const isCancelled = one.done.some(([what]) => what === 'cancelled')
    const times = { scheduled_for: from.toISOString(), scheduled_until: until.toISOString() }
    expect(maintenances).toMatchObject(isCancelled ? [] : [{ ...times, started_at: from.toISOString() }])
    for (const { status, resolved_at: resolvedAt } of maintenances)
      expect(resolvedAt).toBe(status === 'completed' ? until.toISOString() : null)

    const { entries } = await readNews(ctx, 'zh-CN')
    expect(entries.length).toBeGreaterThan(0)
    for (const { html } of entries) expect(html).toContain(windowTimes(from, until))
  })
})

test('a window that began early stands on the front page, however far ahead its plan is', async () => {
  const early = cases[2]
  if (!early) throw new Error('no case')
  const number = await play(early)
  const { maintenance } = await showFrontPage(asAnonymous(at(early.now)), 'zh-CN')
  expect(maintenance).toMatchObject([{ number, active: true }])
})

test('the page of older months leads to the month in which a window took place', async () => {
  const first = cases[0]
  if (!first) throw new Error('no case')
  await play(first)
  const { older } = await showHistory(asAnonymous(at('2027-02-10T12:00+08:00')), 'zh-CN')
  expect(older).toBe('2026-11')
})

test.each(['verifying', 'completed'] as const)('what has not begun cannot go on to %s', async (to) => {
  const text = { 'zh-CN': '扩容' }
  const startsAt = at('2026-12-31T22:30+08:00')
  const endsAt = at('2027-01-01T04:00+08:00')
  const ctx = as(commander, at('2026-11-29T10:00+08:00'))
  const { number } = await announceMaintenance(ctx, { title: text, body: text, startsAt, endsAt })

  await expect(moveMaintenance(ctx, number, { to })).rejects.toMatchObject({
    status: 409,
    reason: 'maintenance.not_begun',
  })
})

test('a start and an end that are swept late keep the times of the clock', async () => {
  const text = { 'zh-CN': '扩容' }
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000)
  const times = { startsAt: hours(-5), endsAt: hours(-3) }
  const { number } = await announceMaintenance(as(commander, hours(-9)), {
    title: text,
    body: text,
    ...times,
  })

  await runMaintenance(asSystem())

  expect(await pastWindows(asAnonymous(), 'zh-CN')).toMatchObject([
    { number, ...times, startedAt: times.startsAt, completedAt: times.endsAt },
  ])
})

test.each(['2026-11-29T15:00+08:00', '2026-12-31T23:00+08:00', '2027-01-01T05:00+08:00'])(
  'what began early gets a new end of %s and keeps its real start',
  async (end) => {
    const early = cases[2]
    if (!early) throw new Error('no case')
    const number = await play(early)
    const ctx = as(commander, at('2026-11-29T13:00+08:00'))

    await rescheduleMaintenance(ctx, number, { startsAt: ctx.now, endsAt: at(end) })

    const times = { startsAt: at('2026-11-29T10:00+08:00'), endsAt: at(end) }
    expect(await comingWindows(asAnonymous(ctx.now), 'zh-CN')).toMatchObject([{ number, ...times }])
    const later = asAnonymous(new Date(at(end).getTime() - 1000))
    expect(await comingWindows(later, 'zh-CN')).toMatchObject([{ number, state: 'verifying' }])
    await expect(rescheduleMaintenance(ctx, number, times)).rejects.toMatchObject({ status: 409 })
  },
)
