import { afterEach, beforeEach, expect, test } from 'vitest'
import { asSystem, asAnonymous } from '#test/support/context.ts'
import { requestManageCode } from '#app/domain/delivery/subscribers/manage.ts'
import { nextDueInMs } from '#app/domain/delivery/ledger/due.ts'
import { robotChannels } from '#app/domain/ground/vocabulary/lanes.ts'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { announced } from '#test/support/announcing.ts'
import { hookHouse, type House } from '#test/support/hooks.ts'

let house: House
beforeEach(async () => {
  await openDesk()
  house = await hookHouse()
})
afterEach(() => house.close())

/** The robot has posted so many times in the seconds before. */
const hasPosted = (count: number, secondsAgo = 5) =>
  sql`update subscribers set posted = (
        select coalesce(jsonb_agg(floor(extract(epoch from now()) * 1000 - ${secondsAgo * 1000})), '[]')
          from generate_series(1, ${count}))`
const rows = () => sql`
  select n.subject_id, d.state, d.failure, d.attempts, d.provider_ref from deliveries d
    join notices n on n.id = d.notice_id where n.lane = 'incident' order by n.created_at`
const texts = () => house.received.map(({ body }) => body)

test.each(robotChannels)('what is over the pace of %s waits, and leaves as one message', async (channel) => {
  await house.listen(channel, { kinds: ['announcement'] })
  await hasPosted(20)
  await announced('第一条')
  await house.drain('incident', [channel])
  await announced('第二条')
  await house.drain('incident', [channel])

  expect(texts()).toEqual([])
  const held = { state: 'temporary', failure: 'robot_pace', attempts: 0, provider_ref: null }
  expect(await rows()).toEqual([expect.objectContaining(held), expect.objectContaining(held)])
  const wait = await nextDueInMs(asSystem(), 'incident', channel)
  expect(wait).toBeGreaterThan(40_000)
  expect(wait).toBeLessThanOrEqual(56_000)

  await hasPosted(20, 62)
  await sql`update deliveries set next_at = now() - interval '1 second'`
  await announced('第三条')
  await house.drain('incident', [channel])

  const [only = '', ...more] = texts()
  expect(more).toEqual([])
  const order = ['第三条', '第二条', '第一条'].map((title) => only.lastIndexOf(title))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(Math.min(...order)).toBeGreaterThan(0)
  expect(only).toContain('(+2)')
  const left = await rows()
  expect(left.map(({ state, attempts }) => [state, attempts])).toEqual(Array(3).fill(['sent', 1]))
  expect(new Set(left.map((row) => row.provider_ref)).size).toBe(1)
  expect(left[0]?.provider_ref).not.toBeNull()
})

test('each message takes one of the robot’s places', async () => {
  await house.listen('dingtalk', { kinds: ['announcement'] })
  for (const title of ['一', '二', '三']) {
    await announced(title)
    await house.drain('incident', ['dingtalk'])
  }

  expect(texts()).toHaveLength(3)
  expect(await sql`select jsonb_array_length(posted) as posted from subscribers`).toEqual([{ posted: 3 }])
})

test('two lanes that post for one robot at the same moment share its last place', async () => {
  await house.listen('wecom', { kinds: ['announcement'] })
  await announced('更新')
  await requestManageCode(asAnonymous(), 'wecom', house.addressOf('wecom'), '203.0.113.9')
  await hasPosted(19)
  await Promise.all([house.drain('incident', ['wecom']), house.drain('code', ['wecom'])])

  expect(texts()).toHaveLength(1)
  expect(await sql`select state from deliveries order by state`).toEqual([
    { state: 'sent' },
    { state: 'temporary' },
  ])
})

test('one robot’s pace is nobody else’s', async () => {
  await house.listen('wecom', { kinds: ['announcement'] }, 1)
  await hasPosted(20)
  await house.listen('wecom', { kinds: ['announcement'] }, 2)
  await announced('更新')
  await house.drain('incident', ['wecom'])

  expect(house.received.map(({ url }) => url.href.at(-1))).toEqual(['2'])
})
