import { dayOf, endOfDay } from '#app/domain/ground/beijing-time.ts'
import type { BusinessCalendar } from './calendar.ts'

/** Longest walk over the calendar; one without working days would never end. */
const maxDays = 10_000

/**
 * Milliseconds between two instants that fall on working days, each from 0:00 to 24:00 Asia/Shanghai.
 * 0 when `to` is not after `from`.
 */
export function workingTimeBetween(from: Date, to: Date, calendar: BusinessCalendar): number {
  let total = 0
  let at = from
  for (let days = 0; at < to; days++) {
    if (days > maxDays) throw new RangeError('working time over more than 10,000 days')
    const end = earlier(endOfDay(dayOf(at)), to)
    if (calendar.isWorkingDay(dayOf(at))) total += end.getTime() - at.getTime()
    at = end
  }
  return total
}

/**
 * The earliest instant at which so much working time has passed since `start`. Nothing passes on other days, so a
 * Saturday's start counts from Monday 0:00.
 * @throws RangeError when the calendar has too few working days
 */
export function addWorkingTime(start: Date, milliseconds: number, calendar: BusinessCalendar): Date {
  let left = milliseconds
  let at = start
  for (let days = 0; left > 0; days++) {
    if (days > maxDays) throw new RangeError('working time over more than 10,000 days')
    const end = endOfDay(dayOf(at))
    const available = calendar.isWorkingDay(dayOf(at)) ? end.getTime() - at.getTime() : 0
    if (left <= available) return new Date(at.getTime() + left)
    left -= available
    at = end
  }
  return new Date(at)
}

const earlier = (a: Date, b: Date) => (a < b ? a : b)
