import type { Outcome } from './provider.ts'

/** Which of two providers. */
export type Side = 0 | 1
/** How much of the traffic each gets, in whole points that add up to a hundred. */
export type Shares = readonly [number, number]

/** What happened in one second, so that five busy minutes are never more than three hundred entries. */
type Second = { at: number; calls: number; errors: number; ms: number }
type Seen = readonly Second[]

/** All that is known of two providers. Times are milliseconds. */
export type FailOver = {
  readonly configured: Shares
  readonly weights: Shares
  readonly seen: readonly [Seen, Seen]
  /** When points were last taken for trouble, and when the weights last changed for whatever reason. */
  readonly takenAt: number
  readonly changedAt: number
}

const secondMs = 1000
const minuteMs = 60 * secondMs
const memoryMs = 5 * minuteMs
const tooManyErrors = 50
const tooSlow = 1.15
/** A mean of fewer calls says nothing. */
const fewestCalls = 20
const pointsTaken = 10
/** Slower back than away: a provider that is still ill gets little before it shows. */
const pointsBack = 5

export function startFailOver(configured: Shares): FailOver {
  const [first, second] = configured
  const fair = [first, second].every((share) => Number.isInteger(share) && share >= 0)
  if (!fair || first + second !== 100) throw new RangeError('the shares must be whole and add up to 100')
  return {
    configured,
    weights: configured,
    seen: [[], []],
    takenAt: Number.NEGATIVE_INFINITY,
    changedAt: Number.NEGATIVE_INFINITY,
  }
}

/** Whether an outcome speaks against the provider; a refused number or a number over its limit does not. */
export const isTrouble = ({ state }: Outcome) => state === 'temporary' || state === 'unknown'

/** One call that ended at `now` after `ms`. */
export function observe(
  state: FailOver,
  side: Side,
  call: { ms: number; failed: boolean },
  now: Date,
): FailOver {
  const at = Math.floor(now.getTime() / secondMs) * secondMs
  const before = state.seen[side].filter((second) => second.at >= at - memoryMs)
  const last = before.at(-1)
  const same = last && last.at >= at ? last : undefined
  const added = {
    at: same?.at ?? at,
    calls: (same?.calls ?? 0) + 1,
    errors: (same?.errors ?? 0) + (call.failed ? 1 : 0),
    ms: (same?.ms ?? 0) + call.ms,
  }
  const seen = [...(same ? before.slice(0, -1) : before), added]
  return { ...state, seen: side === 0 ? [seen, state.seen[1]] : [state.seen[0], seen] }
}

/**
 * Moves the weights, to be called as often as one likes: ten points, at most once a minute, from a provider with 50
 * errors in a minute or whose last minute was 15 % slower than its last five; where both are well, five points a
 * minute back toward the configured share. Where both are ill moving helps nobody.
 */
export function settle(state: FailOver, now: Date): FailOver {
  const time = now.getTime()
  const ill = [isIll(state.seen[0], time), isIll(state.seen[1], time)]
  if (ill[0] && ill[1]) return state
  if (ill[0] || ill[1]) {
    if (time - state.takenAt < minuteMs) return state
    const side: Side = ill[0] ? 0 : 1
    const points = Math.min(pointsTaken, state.weights[side])
    if (points === 0) return state
    return { ...state, weights: moved(state.weights, side, -points), takenAt: time, changedAt: time }
  }
  const missing = state.configured[0] - state.weights[0]
  if (missing === 0 || time - state.changedAt < minuteMs) return state
  const points = Math.sign(missing) * Math.min(pointsBack, Math.abs(missing))
  return { ...state, weights: moved(state.weights, 0, points), changedAt: time }
}

const moved = ([first, second]: Shares, side: Side, points: number): Shares =>
  side === 0 ? [first + points, second - points] : [first - points, second + points]

function isIll(seen: Seen, now: number): boolean {
  const minute = sumOf(seen, now - minuteMs)
  if (minute.errors >= tooManyErrors) return true
  const five = sumOf(seen, now - memoryMs)
  if (minute.calls < fewestCalls || five.calls - minute.calls < fewestCalls) return false
  return minute.ms / minute.calls >= (five.ms / five.calls) * tooSlow
}

function sumOf(seen: Seen, after: number) {
  const sum = { calls: 0, errors: 0, ms: 0 }
  for (const second of seen) {
    if (second.at + secondMs <= after) continue
    sum.calls += second.calls
    sum.errors += second.errors
    sum.ms += second.ms
  }
  return sum
}

/**
 * Who sends the next message, for a `random` from 0 to below 1. A message whose last try nobody answered (`unsure`)
 * goes to the same provider first: only there can the second of two be recognised.
 */
export const choose = ({ weights }: FailOver, random: number, unsure?: Side): Side =>
  unsure ?? (random * 100 < weights[0] ? 0 : 1)
