import { dayOf, formatTime } from '#app/i18n/format.ts'

/** What `datetime-local` takes: a time on the clocks of Shanghai. */
export const localTime = (at: Date) => `${dayOf(at)}T${formatTime(at)}`
