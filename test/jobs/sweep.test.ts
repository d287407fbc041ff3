import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { everyPeriod } from '#jobs/schedule.ts'
import { sweepOnce, takeLease } from '#jobs/sweep.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { until } from '#test/support/until.ts'

test('of many workers one takes the lease of a period', async () => {
  const taken = await Promise.all(
    Array.from({ length: 20 }, (_, i) => takeLease(sql, 'sweep', `worker ${i}`, 60)),
  )
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('the lease of a period that is over can be taken by anybody, by the clock of the database', async () => {
  expect(await takeLease(sql, 'sweep', 'first', 60)).toBe(true)
  expect(await takeLease(sql, 'sweep', 'second', 60)).toBe(false)
  await sql`update leases set until = now() - interval '1 second'`
  expect(await takeLease(sql, 'sweep', 'second', 60)).toBe(true)
  const [lease] = await sql`select holder, until > now() + interval '50 seconds' as lasts from leases`
  expect(lease).toEqual({ holder: 'second', lasts: true })
})

test('a step that fails does not hold up the next', async () => {
  const ran: string[] = []
  await sweepOnce(asSystem(), [
    { name: 'broken', run: () => Promise.reject(new Error('no')) },
    { name: 'sound', run: async () => void ran.push('sound') },
  ])
  expect(ran).toEqual(['sound'])
})

test('a sweep that takes longer than its period is not run twice at once', async () => {
  let running = 0
  let most = 0
  let runs = 0
  const timer = everyPeriod(0.02, async () => {
    most = Math.max(most, ++running)
    await wait(60)
    running -= 1
    runs += 1
  })
  await until('it has run some times', () => runs >= 3)
  await timer.stop()
  expect([most, running]).toEqual([1, 0])
})
