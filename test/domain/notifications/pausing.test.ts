import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { cancelNotice, retryNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { pauseNotice, resumeNotice } from '#app/domain/delivery/broadcasts/pause.ts'
import { acknowledge, type Sent } from '#app/domain/delivery/sending/acknowledge.ts'
import { chunkSize, claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { dueDrains, nextDueInMs, unexpandedNotices } from '#app/domain/delivery/ledger/due.ts'
import { heldNotices, settleHeld } from '#app/domain/delivery/ledger/hold.ts'
import type { Provider } from '#app/platform/provider.ts'
import { announced, listening, opened } from '#test/support/announcing.ts'
import { as, asSystem, enqueued, forgetJobs } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const commander = async () => as(await hire(['commander'], null))
const claim = () => claimDeliveries(asSystem(), 'incident', 'email')
const noticeOf = async (id: string) => (await sql`select * from notices where id = ${id}`)[0]
const statesOf = async (id: string) => [
  ...(await sql`select state, count(*)::int as count, bool_and(next_at > now() + interval '100 years') as aside
                  from deliveries where notice_id = ${id} group by state order by state`),
]
const answer = (rows: Awaited<ReturnType<typeof claim>>, outcome: Sent['outcome']) =>
  acknowledge(
    asSystem(),
    'incident',
    rows.token,
    'none',
    rows.rows.map((row) => ({ row, outcome })),
  )

function recording() {
  const notices: string[] = []
  const provider: Provider = {
    name: 'recording',
    concurrency: 4,
    async send(message) {
      notices.push(message.noticeId)
      return { state: 'sent' }
    },
    close: async () => undefined,
  }
  return { notices, provider }
}
const drain = (provider: Provider) => drainDeliveries(asSystem(), 'incident', 'email', provider)

test('of a paused notice nothing leaves, and after it goes on everybody gets it once', async () => {
  const readers = chunkSize + 20
  await listening('email', readers)
  const id = await announced()
  const ctx = await commander()
  await pauseNotice(ctx, id)
  expect(await noticeOf(id)).toMatchObject({ state: 'paused', queued: readers })
  const held = recording()
  await drain(held.provider)
  await settleHeld(asSystem(), id)
  await drain(held.provider)
  expect(held.notices).toEqual([])
  expect(await statesOf(id)).toEqual([{ state: 'queued', count: readers, aside: true }])
  expect(await noticeOf(id)).toMatchObject({
    state: 'paused',
    queued: readers,
    sending: 0,
    finished_at: null,
  })

  await resumeNotice(ctx, id)
  await settleHeld(asSystem(), id)
  const { provider, notices } = recording()
  await drain(provider)
  expect(notices).toHaveLength(readers)
  expect(await noticeOf(id)).toMatchObject({ state: 'finished', sent: readers, queued: 0, held_at: null })
})

test('rows that are put aside are not due for anybody: no claim finds them, no sweep nudges for them', async () => {
  await listening('email', 3)
  const id = await announced()
  await pauseNotice(await commander(), id)
  await settleHeld(asSystem(), id)

  expect((await claim()).rows).toEqual([])
  expect(await dueDrains(asSystem())).toEqual([])
  expect(await nextDueInMs(asSystem(), 'incident', 'email')).toBeNull()
  expect(await unexpandedNotices(asSystem())).toEqual([])
  expect(await heldNotices(asSystem())).toEqual([id])
})

test('a claim that comes before they are put aside sends none of them, and puts its own aside', async () => {
  await listening('email', 3)
  const id = await announced()
  await pauseNotice(await commander(), id)
  expect((await claim()).rows).toEqual([])
  expect(await statesOf(id)).toEqual([{ state: 'queued', count: 3, aside: true }])
  expect(await noticeOf(id)).toMatchObject({ state: 'paused', queued: 3, sending: 0 })
})

test('another notice leaves from behind a paused one', async () => {
  await listening('email', 2 * chunkSize)
  const paused = await announced()
  await pauseNotice(await commander(), paused)
  const other = await announced()
  const { provider, notices } = recording()
  await drain(provider)
  expect(new Set(notices)).toEqual(new Set([other]))
  expect(notices).toHaveLength(2 * chunkSize)
})

test('what is on its way when a notice is paused still arrives, and what it failed with is kept for its next try', async () => {
  await listening('email', 2)
  const id = await announced()
  const taken = await claim()
  await pauseNotice(await commander(), id)
  const [first, second] = taken.rows
  if (!first || !second) throw new Error('two rows were due')
  await acknowledge(asSystem(), 'incident', taken.token, 'none', [
    { row: first, outcome: { state: 'sent' } },
    { row: second, outcome: { state: 'temporary', reason: 'http_500' } },
  ])
  await sql`update deliveries set next_at = now() - interval '1 second' where state = 'temporary'`
  expect((await claim()).rows).toEqual([])

  const rows = await sql`select state, attempts, failure from deliveries order by state`
  expect([...rows]).toEqual([
    { state: 'sent', attempts: 1, failure: null },
    { state: 'temporary', attempts: 1, failure: 'http_500' },
  ])
  expect(await noticeOf(id)).toMatchObject({ state: 'paused', sent: 1, temporary: 1, sending: 0 })
})

test('a notice of which everything was on its way is finished, although it was paused', async () => {
  await listening('email', 2)
  const id = await announced()
  const taken = await claim()
  await pauseNotice(await commander(), id)
  await answer(taken, { state: 'sent' })
  expect(await noticeOf(id)).toMatchObject({ state: 'finished', sent: 2, paused_at: null })
  await expect(pauseNotice(await commander(), id)).rejects.toMatchObject({ reason: 'notice.ended' })
  await settleHeld(asSystem(), id)
  expect(await heldNotices(asSystem())).toEqual([])
})

test('a row keeps the time it was waiting for while its notice is paused', async () => {
  await listening('email', 2)
  const id = await announced()
  const later = new Date('2031-02-28T01:02:03.456Z')
  await sql`update deliveries set next_at = ${later}`
  const ctx = await commander()
  await pauseNotice(ctx, id)
  await settleHeld(asSystem(), id)
  await resumeNotice(ctx, id)
  await settleHeld(asSystem(), id)
  expect([...(await sql`select next_at from deliveries`)]).toEqual([{ next_at: later }, { next_at: later }])
})

test('the audience of a notice that is paused early goes on being listed, and waits', async () => {
  await listening('email', 5)
  const id = await opened()
  const ctx = await commander()
  await pauseNotice(ctx, id)
  expect(await noticeOf(id)).toMatchObject({ state: 'expanding' })
  await expandNotice(asSystem(), id)
  expect(await noticeOf(id)).toMatchObject({ state: 'paused', audience: 5, queued: 5 })
  expect(await statesOf(id)).toEqual([{ state: 'queued', count: 5, aside: true }])

  await resumeNotice(ctx, id)
  await settleHeld(asSystem(), id)
  const { provider, notices } = recording()
  await drain(provider)
  expect(notices).toHaveLength(5)
})

test('a paused notice can be cancelled, whether its rows were put aside yet or not', async () => {
  await listening('email', 3)
  for (const isSettled of [true, false]) {
    const id = await announced()
    const ctx = await commander()
    await pauseNotice(ctx, id)
    if (isSettled) await settleHeld(asSystem(), id)
    await cancelNotice(ctx, id)
    expect(await noticeOf(id)).toMatchObject({ state: 'cancelled', cancelled: 3, queued: 0 })
    await expect(resumeNotice(ctx, id)).rejects.toMatchObject({ status: 409 })
  }
})

test('rows that were put aside behind the back of a cancellation come back and are closed', async () => {
  await listening('email', 1)
  const id = await announced()
  const ctx = await commander()
  await pauseNotice(ctx, id)
  await settleHeld(asSystem(), id)
  await sql`update notices set cancel_requested_at = now() where id = ${id}`

  await settleHeld(asSystem(), id)
  expect((await claim()).rows).toEqual([])
  expect(await noticeOf(id)).toMatchObject({ state: 'cancelled', cancelled: 1, queued: 0, held_at: null })
})

test('failed ones that are sent again while their notice is paused wait with the others', async () => {
  await listening('email', 2)
  const id = await announced()
  const taken = await claim()
  const [first, second] = taken.rows
  if (!first || !second) throw new Error('two rows were due')
  await acknowledge(asSystem(), 'incident', taken.token, 'none', [
    { row: first, outcome: { state: 'permanent', reason: 'http_400' } },
    { row: second, outcome: { state: 'unsent' } },
  ])
  const ctx = await commander()
  await pauseNotice(ctx, id)
  expect(await retryNotice(ctx, id)).toBe(1)
  const { provider, notices } = recording()
  await drain(provider)
  expect(notices).toEqual([])
  expect(await noticeOf(id)).toMatchObject({ state: 'paused', queued: 2 })
})

test('pausing and going on are written down with their author, twice is once, and only commanders may', async () => {
  await listening('email', 1)
  const id = await announced()
  const ctx = await commander()
  forgetJobs()
  await pauseNotice(ctx, id)
  await pauseNotice(ctx, id)
  await resumeNotice(ctx, id)
  await resumeNotice(ctx, id)
  expect(enqueued).toEqual([
    { name: 'notice.hold', data: { noticeId: id } },
    { name: 'notice.hold', data: { noticeId: id } },
  ])
  const { actor } = ctx
  const who = actor.type === 'staff' ? actor.id : ''
  expect([
    ...(await sql`select action, actor_id from audit_rows where subject_id = ${id} order by id`),
  ]).toEqual([
    { action: 'notice.paused', actor_id: who },
    { action: 'notice.resumed', actor_id: who },
  ])
  const agent = as(await hire(['agent']))
  await expect(pauseNotice(agent, id)).rejects.toMatchObject({ status: 404 })
})
