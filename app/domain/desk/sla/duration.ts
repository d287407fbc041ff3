/**
 * How long something may take. `clock_hours` run day and night; `calendar_days` are days of 24 hours, holidays
 * included; `working_days` count only the days that the business calendar calls working days.
 */
export interface SlaDuration {
  unit: 'clock_hours' | 'calendar_days' | 'working_days'
  amount: number
}

export const clockHours = (amount: number): SlaDuration => ({ unit: 'clock_hours', amount })
export const calendarDays = (amount: number): SlaDuration => ({ unit: 'calendar_days', amount })
export const workingDays = (amount: number): SlaDuration => ({ unit: 'working_days', amount })
