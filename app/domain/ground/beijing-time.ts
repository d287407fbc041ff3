import { Temporal } from 'temporal-polyfill'

// The days and clocks that people here live by. For the server: browsers format times by app/i18n/format.ts, and get no
// polyfill. Days are written `YYYY-MM-DD`, moments are Dates.

const zone = 'Asia/Shanghai'
const zoned = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
const dateOf = (time: Temporal.ZonedDateTime) => new Date(time.epochMilliseconds)

/** Since when the zone has kept the offset that it has now: summer time ended in 1991. */
const settled = zoned(new Date()).getTimeZoneTransition('previous')
const settledMs = settled?.epochMilliseconds ?? Infinity
const settledOffset = settled?.offset ?? ''
const settledOffsetMs = (settled?.offsetNanoseconds ?? 0) / 1e6

/** Later moments use the settled offset: the zone's rules take twenty times as long, and an export asks a million times. */
const offsetMs = (at: Date) =>
  at.getTime() >= settledMs ? settledOffsetMs : zoned(at).offsetNanoseconds / 1e6

/** `2026-03-02T17:00:00.000`, as the clocks in Beijing show it. */
const clockOf = (at: Date) => new Date(at.getTime() + offsetMs(at)).toISOString().slice(0, -1)

/** The day on which a moment falls. */
export const dayOf = (at: Date) => clockOf(at).slice(0, 10)

export const isSameDay = (one: Date, other: Date) => dayOf(one) === dayOf(other)

/** As `datetime-local` takes it, without seconds. */
export const minuteOf = (at: Date) => clockOf(at).slice(0, 16)

/** ISO 8601 with the offset: `2026-03-02T17:00:00.000+08:00`. */
export const stampOf = (at: Date) =>
  `${clockOf(at)}${at.getTime() >= settledMs ? settledOffset : zoned(at).offset}`

/** The first moment of a day. Throws RangeError for what is no day. */
export const startOfDay = (day: string) => dateOf(Temporal.PlainDate.from(day).toZonedDateTime(zone))

/** The first moment after a day. Throws RangeError for what is no day. */
export const endOfDay = (day: string) => startOfDay(addDays(day, 1))

/** So many days later on the calendar, or earlier. Throws RangeError for what is no day. */
export const addDays = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

/** 1 is Monday, 7 is Sunday. Throws RangeError for what is no day. */
export const weekdayOf = (day: string) => Temporal.PlainDate.from(day).dayOfWeek

const localPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d(\.\d{1,9})?)?$/

/**
 * The moment of a date and time as `datetime-local` gives it (`2026-03-02T17:00`, with or without seconds and their
 * parts, which are cut to milliseconds); null for what is none, a 30 February among it.
 */
export function momentOf(local: string): Date | null {
  if (!localPattern.test(local)) return null
  try {
    return dateOf(Temporal.PlainDateTime.from(local).toZonedDateTime(zone))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const longestMoment = 40

/** The moment of an ISO 8601 time with a zone (`Z` or an offset); null for anything else, a 30 February among it. */
export function readMoment(text: string): Date | null {
  if (text.length > longestMoment) return null
  try {
    return dateOf(Temporal.Instant.from(text).toZonedDateTimeISO(zone))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
