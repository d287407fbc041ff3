/** Milliseconds by the clock. */
export const hourMs = 3_600_000
/** 24 hours, whatever the calendar says; for days of the calendar see ../beijing-time.ts. */
export const dayMs = 24 * hourMs
