/** Milliseconds by the clock. */
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
/** 24 hours, whatever the calendar says; for days of the calendar see ../beijing-time.ts. */
export const dayMs = 24 * hourMs
