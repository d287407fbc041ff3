import { mondayToFriday, type BusinessCalendar } from './calendar.ts'

/** The house's working days. Holidays and make-up days come with a confirmed calendar. */
export const calendar: BusinessCalendar = mondayToFriday
