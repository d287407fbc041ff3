import { addDays, dayOf, momentOf } from '#app/domain/ground/beijing-time.ts'

/** When the clocks in China show `time` ("22:00"), on the day of `now` or so many days after it. */
export function inShanghai(now: Date, time: string, days = 0): Date {
  const moment = momentOf(`${addDays(dayOf(now), days)}T${time}`)
  if (!moment) throw new Error(`${time} is no time of a day`)
  return moment
}

/** The latest such moment that is not after `now`. */
export function lastAt(now: Date, time: string): Date {
  const today = inShanghai(now, time)
  return today <= now ? today : inShanghai(now, time, -1)
}

/** The first such moment after `now`. */
export function nextAt(now: Date, time: string): Date {
  const today = inShanghai(now, time)
  return today > now ? today : inShanghai(now, time, 1)
}
