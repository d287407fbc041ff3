import { sql } from 'drizzle-orm'
import { maintenanceWindows } from '#db/schema/index.ts'
import type { Window } from './window.ts'

export type Times = { startsAt: Date; endsAt: Date }
type Moments = Pick<Window, 'startsAt' | 'endsAt' | 'startedAt' | 'completedAt' | 'cancelledAt'>

/**
 * When a window takes or took place: the real start and end where there are any, the plan where there are none yet.
 * One that was called off before it began keeps its plan; one that was called off later ended then.
 */
export function actualTimes({ startsAt, endsAt, startedAt, completedAt, cancelledAt }: Moments): Times {
  const from = startedAt ?? startsAt
  const until = completedAt ?? (startedAt && cancelledAt ? cancelledAt : endsAt)
  return { startsAt: from, endsAt: until < from ? from : until }
}

const minuteOf = (at: Date) => Math.floor(at.getTime() / 60_000)

/** Whether it went as planned, to the minute that people read. */
export const keepsPlan = (actual: Times, plan: Times): boolean =>
  minuteOf(actual.startsAt) === minuteOf(plan.startsAt) && minuteOf(actual.endsAt) === minuteOf(plan.endsAt)

const { startsAt, endsAt, startedAt, completedAt, cancelledAt } = maintenanceWindows

/** The same start in SQL. */
export const actualStart = sql`coalesce(${startedAt}, ${startsAt})`

/** The same end in SQL. */
export const actualEnd = sql`coalesce(${completedAt},
  case when ${startedAt} is not null then ${cancelledAt} end, ${endsAt})`
