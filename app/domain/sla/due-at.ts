import { dayLength, type BusinessCalendar } from '#app/domain/sla/calendar.ts'
import type { SlaDuration } from '#app/domain/sla/duration.ts'
import { addWorkingTime } from '#app/domain/sla/working-time.ts'

/**
 * When something started at `start` is due. Hours and calendar days are counted by the clock: seven calendar days
 * end at the same time of day a week later. Working days too, leaving the others out: Friday 15:00 + 1 is Monday
 * 15:00; what comes on a Saturday starts on Monday 0:00 and + 1 is the end of Monday.
 */
export function dueAt(start: Date, duration: SlaDuration, calendar: BusinessCalendar): Date {
  switch (duration.unit) {
    case 'clock_hours':
      return new Date(start.getTime() + duration.amount * (dayLength / 24))
    case 'calendar_days':
      return new Date(start.getTime() + duration.amount * dayLength)
    case 'working_days':
      return addWorkingTime(start, duration.amount * dayLength, calendar)
  }
}
