import type { BusinessCalendar } from './calendar.ts'
import type { SlaDuration } from './duration.ts'
import { addWorkingTime, workingTimeBetween } from './working-time.ts'

export interface Pause {
  from: Date
  to: Date
}

/**
 * A due time moved by a pause, in the unit it was counted in: hours and calendar days by the time on the clock,
 * working days by the working time that passed meanwhile (a weekend's pause moves nothing). What was left before
 * the pause is left after it.
 */
export function extendByPause(
  dueAt: Date,
  pause: Pause,
  unit: SlaDuration['unit'],
  calendar: BusinessCalendar,
): Date {
  if (pause.to <= pause.from) return dueAt
  if (unit === 'working_days')
    return addWorkingTime(dueAt, workingTimeBetween(pause.from, pause.to, calendar), calendar)
  return new Date(dueAt.getTime() + pause.to.getTime() - pause.from.getTime())
}
