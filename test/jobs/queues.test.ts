import { expect, test } from 'vitest'
import { dueDrains } from '#app/domain/delivery/ledger/due.ts'
import { channels, drains, lanes } from '#app/domain/ground/vocabulary/lanes.ts'
import { manyMasters, oneStore } from '#jobs/queues.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'

test.each(drains)('what leaves through $lane by $channel has a worker, in one store and in many', (drain) => {
  for (const { queues, queuesOf } of [oneStore, manyMasters])
    expect(queues).toEqual(expect.arrayContaining([...queuesOf('deliveries.drain', drain)]))
})

test('robots and programs only stand where they occur, and cost one listener a lane', () => {
  const ofHooks = drains.filter(({ channel }) => channel !== 'email' && channel !== 'sms')
  expect(new Set(ofHooks.map(({ lane }) => lane))).toEqual(new Set(['code', 'incident']))
  expect(new Set(ofHooks.flatMap((drain) => oneStore.queuesOf('deliveries.drain', drain))).size).toBe(2)
  for (const { queues } of [oneStore, manyMasters]) expect(new Set(queues).size).toBe(queues.length)
})

test('the sweep finds what is due in every lane and channel that is drained, and in no other', async () => {
  for (const lane of lanes)
    for (const channel of channels)
      await sql`insert into deliveries (id, notice_id, recipient, channel, lane, contact_id, language, state, next_at, created_at)
        values (gen_random_uuid(), gen_random_uuid(), 'r', ${channel}, ${lane}, gen_random_uuid(), 'zh-CN', 'queued', now(), now())`

  const found = (await dueDrains(asSystem())).map(({ lane, channel }) => `${lane} ${channel}`).sort()
  expect(found).toEqual(drains.map(({ lane, channel }) => `${lane} ${channel}`).sort())
})
