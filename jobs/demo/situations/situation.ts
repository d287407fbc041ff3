import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Staff } from '../people.ts'

/** One state that a desk can be in, made through the verbs and counted back from now. */
export type Situation = {
  /** For the list of situations. */
  shows: string
  /** Accounts of people who take no tickets: what comes for their department waits in its queue. */
  away?: readonly string[]
  make: (ctx: Context, staff: Staff) => Promise<void>
}

export const hoursBefore = (now: Date, hours: number) => new Date(now.getTime() - hours * hourMs)
export const hoursAfter = (from: Date, hours: number) => new Date(from.getTime() + hours * hourMs)
