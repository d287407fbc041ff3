/** No more than `most` in any stretch of `withinMs`. */
export type RateWindow = { most: number; withinMs: number }

/**
 * When one more may follow what was sent: `now`, or the moment at which the oldest of the last `most` has left the
 * stretch. `sent` in any order; what lies after `now` counts as just sent.
 */
export function nextWithin(sent: readonly Date[], { most, withinMs }: RateWindow, now: Date): Date {
  const since = now.getTime() - withinMs
  const counted = sent.map((at) => at.getTime()).filter((at) => at > since)
  if (counted.length < most) return now
  const leaving = counted.sort((a, b) => b - a)[most - 1] ?? since
  return new Date(Math.min(leaving, now.getTime()) + withinMs)
}
