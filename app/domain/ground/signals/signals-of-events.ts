import { isUuid } from '#app/platform/uuid.ts'
import { liveAreas, type LiveArea } from '#app/domain/ground/vocabulary/live-signal.ts'
import type { DeskSignal } from './desk-signal.ts'

type Event = { subject: { type: string; id: string }; details?: Record<string, unknown> }

/** Each signal holds up the commit a little: of one transaction only so many tickets are named. */
const mostNamed = 25

/** What the desk is told of events that are recorded together. */
export function signalsOf(events: readonly Event[]): DeskSignal[] {
  const ofTickets = events.filter(({ subject }) => subject.type === 'ticket')
  const areas = new Set(events.flatMap(({ subject }) => areaOf(subject.type)))
  return [
    ...(ofTickets.length > mostNamed ? [{ lists: true as const }] : ofTickets.map(ticketSignal)),
    ...[...areas].map((area) => ({ area })),
  ]
}

/** Moved or reassigned, a ticket leaves the lists of those who had it before. */
function ticketSignal({ subject, details }: Event): DeskSignal {
  const was = details?.from
  return { ticket: subject.id, ...(typeof was === 'string' && isUuid(was) ? { was } : {}) }
}

/** An update belongs to its incident or window. */
const areaOf = (type: string): LiveArea[] =>
  liveAreas.filter((area) => type === area || type === `${area}_update`)
