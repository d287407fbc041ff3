import { dayMs, hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import type { BusinessCalendar } from './calendar.ts'
import type { SlaDuration } from './duration.ts'
import { addWorkingTime } from './working-time.ts'

/**
 * When something started at `start` is due. Hours and calendar days are counted by the clock: seven calendar days
 * end at the same time of day a week later. Working days too, leaving the others out: Friday 15:00 + 1 is Monday
 * 15:00; what comes on a Saturday starts on Monday 0:00 and + 1 is the end of Monday.
 */
export function dueAt(start: Date, duration: SlaDuration, calendar: BusinessCalendar): Date {
  switch (duration.unit) {
    case 'clock_hours':
      return new Date(start.getTime() + duration.amount * hourMs)
    case 'calendar_days':
      return new Date(start.getTime() + duration.amount * dayMs)
    case 'working_days':
      return addWorkingTime(start, duration.amount * dayMs, calendar)
  }
}
