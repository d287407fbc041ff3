import { addDays } from '#app/domain/ground/beijing-time.ts'
import { Day } from '#app/domain/ground/input/day.ts'
import type { Cause, DecisionTable, Wait } from './table-schema.ts'
import { walk } from './walk.ts'

/** An address that was kept for longer counts from today: nobody waits that long for an invoice. */
const longestKeptDays = 366

/** The day on which the answers of an address were given; today for what is no day, has not come or is long past. */
export function answeredOn(text: string | null, today: string): string {
  const day = Day.safeParse(text)
  return day.success && day.data <= today && day.data >= addDays(today, -longestKeptDays) ? day.data : today
}

/**
 * The first day on which looking again is of use. Hours are counted from any time of the day of the answers: it is the
 * first day that begins after all of them.
 */
export const lookAgainOn = (wait: Wait, answered: string): string =>
  addDays(answered, 'days' in wait ? wait.days : Math.ceil(wait.hours / 24) + 1)

/** The cause that the answers lead to, where it asks to look again later; null for all other answers and unknown ones. */
export function causeToLookAgain(
  table: DecisionTable,
  answers: readonly string[],
): (Cause & { lookAgain: Wait }) | null {
  const { cause, lost } = walk(table, answers)
  return cause?.lookAgain && !lost ? { ...cause, lookAgain: cause.lookAgain } : null
}
