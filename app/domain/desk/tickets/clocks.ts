import { calendar } from '#app/domain/desk/sla/house-calendar.ts'
import { slaTargets } from '#app/domain/desk/sla/defaults.ts'
import { dueAt } from '#app/domain/desk/sla/due-at.ts'
import { extendByPause } from '#app/domain/desk/sla/pause.ts'
import type { Ticket } from './ticket.ts'
import type { Priority, TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { isPriority, isTicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'

type Rated = Pick<Ticket, 'kind' | 'priority'>
type Clocks = Pick<Ticket, 'firstResponseDueAt' | 'nextUpdateDueAt' | 'resolutionDueAt'>

/** Due times of a ticket that starts now (T6's defaults). The next update counts from the first answer. */
export function startClocks(rated: { kind: TicketKind; priority: Priority }, now: Date): Clocks {
  const targets = slaTargets(rated.kind, rated.priority)
  return {
    firstResponseDueAt: dueAt(now, targets.firstResponse, calendar),
    nextUpdateDueAt: null,
    resolutionDueAt: dueAt(now, targets.resolution, calendar),
  }
}

/** When the reporter should hear from us again. */
export const nextUpdateDueAt = (ticket: Rated, now: Date): Date =>
  dueAt(now, targetsOf(ticket).nextUpdate, calendar)

/** What was left of each clock before a pause is left after it. */
export function resumed(ticket: Ticket, pausedAt: Date, now: Date): Clocks & { pausedAt: null } {
  const targets = targetsOf(ticket)
  const pause = { from: pausedAt, to: now }
  const moved = (due: Date | null, clock: keyof typeof targets) =>
    due ? extendByPause(due, pause, targets[clock].unit, calendar) : null
  return {
    firstResponseDueAt: ticket.firstRespondedAt
      ? ticket.firstResponseDueAt
      : moved(ticket.firstResponseDueAt, 'firstResponse'),
    nextUpdateDueAt: moved(ticket.nextUpdateDueAt, 'nextUpdate'),
    resolutionDueAt: moved(ticket.resolutionDueAt, 'resolution'),
    pausedAt: null,
  }
}

function targetsOf(ticket: Rated) {
  return slaTargets(
    isTicketKind(ticket.kind) ? ticket.kind : 'missing_invoice',
    isPriority(ticket.priority) ? ticket.priority : 'normal',
  )
}
