import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { dueSoonHours } from '#app/domain/ground/vocabulary/inbox-views.ts'
import type { InboxRow } from '#app/domain/desk/tickets/inbox.ts'
import { isTicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'

type Clocks = Pick<
  InboxRow,
  | 'createdAt'
  | 'firstResponseDueAt'
  | 'firstRespondedAt'
  | 'nextUpdateDueAt'
  | 'resolutionDueAt'
  | 'resolvedAt'
  | 'pausedAt'
  | 'rectificationDueAt'
  | 'state'
>

export type ClockName = 'response' | 'nextUpdate' | 'rectification' | 'resolution'
export type RunningClock = {
  name: ClockName
  dueAt: Date | null
  metAt: Date | null
  pausedAt: Date | null
  atRisk: boolean
}

/** At risk is the last fifth of the time since the ticket was filed; of what began later, the last four hours. */
const isAtRisk = (name: ClockName, from: Date, due: Date, now: Date) => {
  const left = due.getTime() - now.getTime()
  const isSinceFiling = name === 'response' || name === 'resolution'
  return left <= (isSinceFiling ? 0.2 * (due.getTime() - from.getTime()) : dueSoonHours * hourMs)
}

/**
 * The one clock that matters now: of an open ticket the one that ends first, as the lists are sorted; of one that has
 * ended, how its work stood to its time.
 */
export function slaOf(row: Clocks, now: Date): RunningClock {
  const { createdAt, firstRespondedAt, resolvedAt, pausedAt } = row
  if (resolvedAt || !isTicketState(row.state) || !isOpen(row.state)) {
    const isOver = row.state === 'cancelled' || row.state === 'merged'
    const dueAt = isOver ? null : row.resolutionDueAt
    return { name: 'resolution', dueAt, metAt: resolvedAt, pausedAt, atRisk: false }
  }
  const clocks: Array<{ name: ClockName; dueAt: Date | null }> = [
    { name: 'response', dueAt: firstRespondedAt ? null : row.firstResponseDueAt },
    { name: 'nextUpdate', dueAt: row.nextUpdateDueAt },
    { name: 'rectification', dueAt: row.rectificationDueAt },
    { name: 'resolution', dueAt: row.resolutionDueAt },
  ]
  const [first] = clocks
    .flatMap(({ name, dueAt }) => (dueAt ? [{ name, dueAt }] : []))
    .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
  if (!first) return { name: 'resolution', dueAt: null, metAt: null, pausedAt, atRisk: false }
  return { ...first, metAt: null, pausedAt, atRisk: isAtRisk(first.name, createdAt, first.dueAt, now) }
}
