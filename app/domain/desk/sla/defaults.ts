import { calendarDays, clockHours, workingDays, type SlaDuration } from './duration.ts'
import type { Priority, TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'

export type SlaClock = 'firstResponse' | 'nextUpdate' | 'resolution'
export type SlaTargets = Record<SlaClock, SlaDuration>

/** House figures, changed in the settings per category and department later. */
export const slaDefaults: Record<Priority, SlaTargets> = {
  urgent: { firstResponse: clockHours(2), nextUpdate: clockHours(4), resolution: clockHours(24) },
  high: { firstResponse: clockHours(4), nextUpdate: workingDays(1), resolution: workingDays(3) },
  normal: { firstResponse: workingDays(1), nextUpdate: workingDays(3), resolution: calendarDays(7) },
  low: { firstResponse: workingDays(2), nextUpdate: workingDays(5), resolution: workingDays(15) },
}

/** A suggestion is answered within seven calendar days, whatever its priority. */
const suggestionAnswer = calendarDays(7)

/** The targets of a ticket by its kind and priority. */
export function slaTargets(kind: TicketKind, priority: Priority): SlaTargets {
  const targets = slaDefaults[priority]
  return kind === 'feature_suggestion' ? { ...targets, resolution: suggestionAnswer } : targets
}
