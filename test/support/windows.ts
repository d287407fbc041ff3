import { until } from '#test/support/until.ts'

const secondsLeft = () => 60 - ((Date.now() / 1000) % 60)

/**
 * Throttles count within minutes, hours and days of the clock: what has to happen within one of each begins when there
 * is room for it before the next.
 */
export const roomInTheMinute = (seconds = 10) =>
  until('there is room in this minute', () => secondsLeft() > seconds, (seconds + 5) * 1000)
