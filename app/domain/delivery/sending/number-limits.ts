import { dayMs, hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { nextWithin } from '#app/platform/rate-window.ts'

export type SmsPurpose = 'code' | 'notice'
/** What went to one number under our sign, accepted by a provider, whether or not it arrived. */
export type SentSms = { at: Date; purpose: SmsPurpose }

/** Later is `until`: the first moment at which the number may get this message, if nothing else goes to it before. */
export type Acceptance = { ok: true } | { ok: false; until: Date }

const minuteMs = 60_000

type Limit = { of: readonly SmsPurpose[]; most: number; ms: number; window: 'clock' | 'rolling' }

/**
 * What Alibaba Cloud lets one number have: it refuses the rest, so we wait by ourselves. Minutes and hours are those
 * of the clock, a day is the last 24 hours. The 50 notices are counted there by template; we count them together.
 */
const limits: Record<SmsPurpose, readonly Limit[]> = {
  code: [
    { of: ['code'], most: 1, ms: minuteMs, window: 'clock' },
    { of: ['code'], most: 5, ms: hourMs, window: 'clock' },
    { of: ['code'], most: 10, ms: dayMs, window: 'rolling' },
    { of: ['code', 'notice'], most: 40, ms: dayMs, window: 'rolling' },
  ],
  notice: [{ of: ['notice'], most: 50, ms: dayMs, window: 'rolling' }],
}

/** Whether a number that got `history` (in any order, at least of the last 24 hours) may get one more message now. */
export function mayAccept(history: readonly SentSms[], purpose: SmsPurpose, now: Date): Acceptance {
  const until = limits[purpose].reduce(
    (latest, limit) => Math.max(latest, freeAgain(history, limit, now)),
    now.getTime(),
  )
  return until > now.getTime() ? { ok: false, until: new Date(until) } : { ok: true }
}

function freeAgain(history: readonly SentSms[], { of, most, ms, window }: Limit, now: Date): number {
  const sent = history.filter(({ purpose }) => of.includes(purpose)).map(({ at }) => at)
  if (window === 'rolling') return nextWithin(sent, { most, withinMs: ms }, now).getTime()
  // Minutes and hours begin together in UTC and in China: the two are whole hours apart.
  const begins = Math.floor(now.getTime() / ms) * ms
  return sent.filter((at) => at.getTime() >= begins).length < most ? now.getTime() : begins + ms
}
