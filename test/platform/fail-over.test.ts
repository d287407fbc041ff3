import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  choose,
  isTrouble,
  observe,
  settle,
  startFailOver,
  type FailOver,
  type Shares,
  type Side,
} from '#app/platform/fail-over.ts'
import type { Outcome } from '#app/platform/provider.ts'

const start = Date.UTC(2026, 2, 2, 9)
const at = (seconds: number) => new Date(start + seconds * 1000)

/** `count` calls of one provider spread over the seconds from `from` up to `to`. */
function calls(
  state: FailOver,
  side: Side,
  count: number,
  { from, to, ms = 100, failed = false }: { from: number; to: number; ms?: number; failed?: boolean },
): FailOver {
  return Array.from({ length: count }, (_, index) => from + (index * (to - from)) / count).reduce(
    (before, seconds) => observe(before, side, { ms, failed }, at(seconds)),
    state,
  )
}
const half = startFailOver([50, 50])

describe('ten points are taken', () => {
  test.each<[string, FailOver, Shares]>([
    ['for 50 errors in a minute', calls(half, 0, 50, { from: 0, to: 59, failed: true }), [40, 60]],
    ['from the other one too', calls(half, 1, 50, { from: 0, to: 59, failed: true }), [60, 40]],
    ['not for 49 errors', calls(half, 0, 49, { from: 0, to: 59, failed: true }), [50, 50]],
    [
      'not for 50 errors in more than a minute',
      calls(half, 0, 60, { from: -20, to: 60, failed: true }),
      [50, 50],
    ],
    ['not for 500 that went well', calls(half, 0, 500, { from: 0, to: 59 }), [50, 50]],
    [
      'not where both have errors',
      calls(calls(half, 0, 80, { from: 0, to: 59, failed: true }), 1, 60, { from: 0, to: 59, failed: true }),
      [50, 50],
    ],
  ])('%s', (_, state, weights) => {
    expect(settle(state, at(60)).weights).toEqual(weights)
  })

  test.each<[string, number, number, Shares]>([
    ['for a minute that is 15 % slower than five', 100, 130, [40, 60]],
    ['not for one that is 10 % slower', 100, 113, [50, 50]],
    ['not for a faster one', 100, 50, [50, 50]],
  ])('%s', (_, usual, lately, weights) => {
    const before = calls(half, 0, 80, { from: 0, to: 239, ms: usual })
    const after = calls(before, 0, 20, { from: 241, to: 299, ms: lately })

    expect(settle(after, at(300)).weights).toEqual(weights)
  })

  test('not for a slow minute of few calls, nor where there is nothing to compare it with', () => {
    const few = calls(calls(half, 0, 80, { from: 0, to: 239 }), 0, 19, { from: 241, to: 299, ms: 900 })
    const alone = calls(half, 0, 80, { from: 241, to: 299, ms: 900 })

    expect(settle(few, at(300)).weights).toEqual([50, 50])
    expect(settle(alone, at(300)).weights).toEqual([50, 50])
  })

  test('at most once a minute, and never below nothing', () => {
    let state = startFailOver([25, 75])
    const weights: number[] = []
    for (let second = 0; second < 240; second++) {
      state = calls(state, 0, 2, { from: second, to: second + 1, failed: true })
      state = settle(state, at(second + 1))
      weights.push(state.weights[0])
    }
    expect([...new Set(weights)]).toEqual([25, 15, 5, 0])
    expect(weights.lastIndexOf(15) - weights.indexOf(15)).toBe(59)
  })
})

test('a provider that is well again gets its share back, five points a minute', () => {
  let state = settle(calls(startFailOver([70, 30]), 0, 60, { from: 0, to: 59, failed: true }), at(60))
  expect(state.weights).toEqual([60, 40])

  const weights: number[] = []
  for (let second = 61; second < 400; second++) {
    state = settle(state, at(second))
    weights.push(state.weights[0])
  }
  expect([...new Set(weights)]).toEqual([60, 65, 70])
  expect(weights.lastIndexOf(65) - weights.indexOf(65)).toBe(59)
})

test.each<[Shares, number, Side]>([
  [[70, 30], 0, 0],
  [[70, 30], 0.699, 0],
  [[70, 30], 0.7, 1],
  [[100, 0], 0.999, 0],
  [[0, 100], 0, 1],
])('with shares %j a draw of %f chooses %i', (shares, random, side) => {
  expect(choose(startFailOver(shares), random)).toBe(side)
})

test('a message that may have left goes to the same provider, whatever the weights', () => {
  expect(choose(startFailOver([100, 0]), 0.5, 1)).toBe(1)
  expect(choose(startFailOver([0, 100]), 0.5, 0)).toBe(0)
})

test.each<[Outcome, boolean]>([
  [{ state: 'sent' }, false],
  [{ state: 'permanent', reason: 'isv.MOBILE_NUMBER_ILLEGAL' }, false],
  [{ state: 'limited', reason: 'isv.BUSINESS_LIMIT_CONTROL' }, false],
  [{ state: 'temporary', reason: 'http_500' }, true],
  [{ state: 'unknown', reason: 'timeout' }, true],
])('%j speaks against the provider: %s', (outcome, trouble) => {
  expect(isTrouble(outcome)).toBe(trouble)
})

test.each<[number, number]>([
  [50, 40],
  [110, -10],
  [33.5, 66.5],
])('shares of %f and %f are refused', (first, second) => {
  expect(() => startFailOver([first, second])).toThrow(RangeError)
})

const steps = fc.array(
  fc.record({
    side: fc.constantFrom<Side>(0, 1),
    count: fc.integer({ min: 0, max: 80 }),
    ms: fc.integer({ min: 0, max: 12_000 }),
    failed: fc.boolean(),
    pause: fc.integer({ min: 0, max: 90 }),
  }),
  { maxLength: 40 },
)

test('whatever happens the weights are whole, add up to a hundred and lose at most ten points a minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), steps, (share, events) => {
      let state = startFailOver([share, 100 - share])
      let seconds = 0
      const taken: number[] = []
      for (const { side, count, ms, failed, pause } of events) {
        seconds += pause
        state = calls(state, side, count, { from: seconds, to: seconds + 1, ms, failed })
        seconds += 1
        const after = settle(state, at(seconds))
        const [first, second] = after.weights
        expect(first + second).toBe(100)
        for (const weight of after.weights) {
          expect(Number.isInteger(weight)).toBe(true)
          expect(weight).toBeGreaterThanOrEqual(0)
        }
        expect(Math.abs(first - state.weights[0])).toBeLessThanOrEqual(10)
        if (after.takenAt !== state.takenAt) taken.push(after.takenAt)
        expect(after.seen.every((seen) => seen.length <= 301)).toBe(true)
        state = after
      }
      for (const [index, time] of taken.entries())
        if (index > 0) expect(time - (taken[index - 1] ?? 0)).toBeGreaterThanOrEqual(60_000)

      for (let minute = 1; minute <= 26; minute++) state = settle(state, at(seconds + 300 + minute * 60))
      expect(state.weights).toEqual([share, 100 - share])
    }),
  )
})
