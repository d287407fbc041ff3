import { expect, test } from 'vitest'
import type { Outcome } from '#app/platform/provider.ts'
import { hostBreaker } from '#app/platform/host-breaker.ts'

const sent: Outcome = { state: 'sent' }
const silence: Outcome = { state: 'unknown', reason: 'timeout' }
/** A call that ends when it is told how. */
function held() {
  const answers: Array<(outcome: Outcome) => void> = []
  return {
    answers,
    work: () => new Promise<Outcome>((answer) => answers.push(answer)),
    all(outcome: Outcome) {
      for (const answer of answers.splice(0)) answer(outcome)
    },
  }
}
const untilCalled = async (calls: unknown[], count: number) => {
  while (calls.length < count) await new Promise((next) => setImmediate(next))
}
const settings = { atOnce: 2, patienceMs: 60_000, restMs: 60_000 }

test('one host gets so many calls at once, and the others have their own', async () => {
  const call = hostBreaker(settings)
  const slow = held()
  const waiting = [1, 2, 3].map(() => call('slow', 1000, slow.work))
  expect(await call('quick', 1000, async () => sent)).toEqual(sent)
  await untilCalled(slow.answers, 2)
  expect(slow.answers).toHaveLength(2)

  slow.all(sent)
  await untilCalled(slow.answers, 1)
  slow.all(sent)
  expect(await Promise.all(waiting)).toEqual([sent, sent, sent])
})

test('after silence whoever waits comes back later without a call', async () => {
  const call = hostBreaker(settings)
  const slow = held()
  const waiting = [1, 2, 3, 4].map(() => call('slow', 1000, slow.work))
  await untilCalled(slow.answers, 2)
  slow.all(silence)

  const outcomes = await Promise.all(waiting)
  expect(outcomes.slice(0, 2)).toEqual([silence, silence])
  for (const outcome of outcomes.slice(2))
    expect(outcome).toMatchObject({ state: 'limited', reason: 'host_slow' })
  expect(await call('slow', 1000, slow.work)).toMatchObject({ reason: 'host_slow' })
  expect(slow.answers).toEqual([])
})

test('once it has rested a single call tries it, and an answer opens it for all', async () => {
  const call = hostBreaker({ ...settings, restMs: 0 })
  await call('slow', 1000, async () => silence)
  const slow = held()
  const waiting = [1, 2, 3].map(() => call('slow', 1000, slow.work))
  await untilCalled(slow.answers, 1)
  expect(slow.answers).toHaveLength(1)

  slow.all(sent)
  await untilCalled(slow.answers, 2)
  slow.all(sent)
  expect(await Promise.all(waiting)).toEqual([sent, sent, sent])
})

test('nobody waits for a busy host longer than they have patience', async () => {
  const call = hostBreaker({ ...settings, atOnce: 1, patienceMs: 5 })
  const slow = held()
  const first = call('slow', 1000, slow.work)
  await untilCalled(slow.answers, 1)
  expect(await call('slow', 1000, slow.work)).toMatchObject({ state: 'limited', reason: 'host_busy' })
  slow.all(sent)
  expect(await first).toEqual(sent)
})
