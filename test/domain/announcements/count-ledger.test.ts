import { beforeEach, expect, test } from 'vitest'
import { showNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { until } from '#test/support/until.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

beforeEach(openDesk)

/** A notice of which half has left within the last minute. */
async function aNotice(audience: number): Promise<string> {
  const id = uuidv7(new Date())
  await sql`
    insert into notices (id, message, lane, subject_type, subject_id, state, audience, queued, sent, started_at, created_at)
    values (${id}, 'announcement', 'incident', 'announcement', ${id}, 'sending', ${audience}, ${audience / 2},
            ${audience / 2}, now() - interval '10 minutes', now())`
  await sql`
    insert into deliveries (id, notice_id, recipient, channel, lane, contact_id, language, state, next_at, sent_at, provider, created_at)
    select uuid_now(), ${id}, n::text, 'email', 'incident', ${id}, 'zh-CN',
           case when n % 2 = 0 then 'sent' else 'queued' end, now(),
           case when n % 2 = 0 then now() - interval '5 seconds' end, case when n % 2 = 0 then 'smtp' end, now()
      from generate_series(1, ${audience}) n`
  return id
}
const shown = async (id: string) => (await showNotice(as(await hire()), id)).report
const grow = (id: string) =>
  sql`update notice_reports set counted_at = counted_at - interval '1 hour' where notice_id = ${id}`

test('the first look counts a small ledger, and says when', async () => {
  const id = await aNotice(100)
  const report = await shown(id)
  expect(report).toMatchObject({
    isCounting: false,
    channels: [{ channel: 'email', gone: 50, waiting: 50, perMinute: 50, minutesLeft: 1 }],
    providers: [{ provider: 'smtp', sent: 50 }],
    failures: [],
  })
  expect(report.countedAt).toBeInstanceOf(Date)
})

test('who looks soon after sees the same count, and later a new one', async () => {
  const id = await aNotice(100)
  const first = await shown(id)
  await sql`update deliveries set state = 'sent', sent_at = now() where notice_id = ${id}`
  await sql`update notices set queued = 0, sent = 100 where id = ${id}`
  await sql`update notice_reports set took_ms = 60000 where notice_id = ${id}`
  expect(await shown(id)).toEqual(first)

  await grow(id)
  expect(await shown(id)).toMatchObject({ channels: [{ gone: 100, waiting: 0 }] })
})

test('where nothing has moved nothing is counted again', async () => {
  const id = await aNotice(10)
  await sql`update deliveries set sent_at = now() - interval '1 hour' where notice_id = ${id} and state = 'sent'`
  await shown(id)
  await grow(id)
  const [before] = await sql`select counted_at from notice_reports`
  await shown(id)
  expect((await sql`select counted_at from notice_reports`)[0]).toEqual(before)
})

test('the rate of a minute that has passed is counted anew', async () => {
  const id = await aNotice(10)
  expect(await shown(id)).toMatchObject({ channels: [{ perMinute: 5 }] })
  await grow(id)
  await sql`update deliveries set sent_at = now() - interval '1 hour' where notice_id = ${id} and state = 'sent'`
  expect(await shown(id)).toMatchObject({ channels: [{ perMinute: 0, minutesLeft: null }] })
})

test('a page does not wait for a long count, and shows it when it is there', async () => {
  const id = await aNotice(30_000)
  expect(await shown(id)).toMatchObject({ isCounting: true, countedAt: null, channels: [] })
  await until('the ledger is counted', async () => (await shown(id)).countedAt !== null)
  expect(await shown(id)).toMatchObject({ channels: [{ gone: 15_000, waiting: 15_000 }] })
})

test('one counts for all who look at the same moment, and another takes over from who died counting', async () => {
  const id = await aNotice(10)
  await sql`insert into notice_reports (notice_id, counting_until) values (${id}, now() + interval '1 minute')`
  expect(await shown(id)).toMatchObject({ countedAt: null, channels: [] })
  await sql`update notice_reports set counting_until = now() - interval '1 second'`
  expect(await shown(id)).toMatchObject({ channels: [{ gone: 5 }] })
})

test('a notice that nobody gets has nothing to count', async () => {
  const id = await aNotice(0)
  expect(await showNotice(asSystem(), id)).toMatchObject({ report: { channels: [], failures: [] } })
})
