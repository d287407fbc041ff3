import { dayOf, weekdayOf } from '#app/domain/ground/beijing-time.ts'

/** Which days are worked, in Asia/Shanghai; days are written `YYYY-MM-DD`. */
export interface BusinessCalendar {
  isWorkingDay(day: string): boolean
  /** Last day for which holidays and make-up days are known; null when none are. */
  coveredUntil: string | null
}

/** Monday to Friday and nothing known of holidays: what holds until, and beyond, a confirmed calendar. */
export const mondayToFriday: BusinessCalendar = {
  isWorkingDay: (day) => weekdayOf(day) <= 5,
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
