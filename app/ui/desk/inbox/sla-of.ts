import type { InboxRow } from '#app/domain/desk/tickets/inbox.ts'

type Clocks = Pick<
  InboxRow,
  | 'createdAt'
  | 'firstResponseDueAt'
  | 'firstRespondedAt'
  | 'resolutionDueAt'
  | 'resolvedAt'
  | 'pausedAt'
  | 'rectificationDueAt'
  | 'state'
>

export type RunningClock = {
  name: 'response' | 'rectification' | 'resolution'
  dueAt: Date | null
  metAt: Date | null
  paused: boolean
  atRisk: boolean
}

/** At risk is the last fifth of the time. */
const isAtRisk = (from: Date, due: Date | null, now: Date) =>
  due !== null && now.getTime() - from.getTime() >= 0.8 * (due.getTime() - from.getTime())

/** The one clock that matters now: the first answer until it is given, then the end of the work. */
export function slaOf(row: Clocks, now: Date): RunningClock {
  const { createdAt, firstRespondedAt, resolvedAt } = row
  const paused = row.pausedAt !== null
  const isOver = row.state === 'cancelled' || row.state === 'merged'
  if (!firstRespondedAt && !resolvedAt) {
    const dueAt = isOver ? null : row.firstResponseDueAt
    return { name: 'response', dueAt, metAt: null, paused, atRisk: isAtRisk(createdAt, dueAt, now) }
  }
  const rectified = row.rectificationDueAt !== null && !resolvedAt
  const dueAt = rectified ? row.rectificationDueAt : row.resolutionDueAt
  return {
    name: rectified ? 'rectification' : 'resolution',
    dueAt: isOver ? null : dueAt,
    metAt: resolvedAt,
    paused,
    atRisk: isAtRisk(createdAt, dueAt, now),
  }
}
