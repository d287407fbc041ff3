/** Which days are worked, in Asia/Shanghai; days are written `YYYY-MM-DD`. */
export interface BusinessCalendar {
  isWorkingDay(day: string): boolean
  /** Last day for which holidays and make-up days are known; null when none are. */
  coveredUntil: string | null
}

const hour = 60 * 60 * 1000
export const dayLength = 24 * hour
/** Asia/Shanghai has had no daylight saving since 1991. */
const offset = 8 * hour

export const dayOf = (instant: Date) => new Date(instant.getTime() + offset).toISOString().slice(0, 10)

export const startOfDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - offset)

export const startOfNextDay = (instant: Date) => new Date(startOfDay(dayOf(instant)).getTime() + dayLength)

/** Monday to Friday and nothing known of holidays: what holds until, and beyond, a confirmed calendar. */
export const mondayToFriday: BusinessCalendar = {
  isWorkingDay(day) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return weekday >= 1 && weekday <= 5
  },
  coveredUntil: null,
}

/**
 * A calendar of exceptions to Monday–Friday: holidays that fall on weekdays, and weekend days worked in exchange
 * (调休). After `coveredUntil` it is plain Monday–Friday.
 */
export function calendarOf(
  exceptions: { holidays: ReadonlySet<string>; workingWeekends: ReadonlySet<string> },
  coveredUntil: string,
): BusinessCalendar {
  return {
    isWorkingDay: (day) =>
      day > coveredUntil
        ? mondayToFriday.isWorkingDay(day)
        : exceptions.workingWeekends.has(day) ||
          (mondayToFriday.isWorkingDay(day) && !exceptions.holidays.has(day)),
    coveredUntil,
  }
}

/** Whether the calendar is known up to this due time; if not, it is shown as "calendar not confirmed". */
export const isConfirmed = (calendar: BusinessCalendar, dueAt: Date) =>
  calendar.coveredUntil !== null && dayOf(dueAt) <= calendar.coveredUntil
