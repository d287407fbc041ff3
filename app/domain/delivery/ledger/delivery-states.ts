import { sql, type SQL } from 'drizzle-orm'
import { wordList, type DeliveryState } from '#db/schema/delivery-states.ts'

export type { DeliveryState }

/**
 * Where a delivery may go from each state. It begins as `queued`, or as `suppressed` where nothing may go to its address.
 * `queued` waits for its first try and `temporary` for another one; `sending` is claimed by one worker until its lease
 * ends; `sent` was taken by a provider. The picture is in docs/architecture.md.
 */
export const movesFrom = {
  // `delivered` although it waits: the receipt of an earlier try came after that try had been called a failure.
  queued: ['sending', 'cancelled', 'suppressed', 'delivered'],
  temporary: ['sending', 'cancelled', 'suppressed', 'delivered'],
  // A claim may also end without a try: back to `queued` or `temporary`.
  sending: ['sent', 'temporary', 'permanent', 'queued', 'cancelled'],
  sent: ['delivered', 'permanent'],
  // `queued` only by a member of staff who sends a notice again to the failed.
  permanent: ['queued', 'delivered'],
  delivered: [],
  suppressed: [],
  cancelled: [],
} as const satisfies Record<DeliveryState, readonly DeliveryState[]>

/** The states that follow one state directly. */
export type After<State extends DeliveryState> = (typeof movesFrom)[State][number]

export function mayMove(from: DeliveryState, to: DeliveryState): boolean {
  const allowed: readonly DeliveryState[] = movesFrom[from]
  return allowed.includes(to)
}

/** States of an unclaimed row, which can be claimed or withdrawn. */
export const waitingStates = ['queued', 'temporary'] as const satisfies readonly DeliveryState[]

/**
 * A state as a word of a statement's text, not as a parameter: the planner uses an index of some of the rows only where
 * it can read that it may.
 */
export const asState = (state: DeliveryState): SQL => sql.raw(`'${state}'`)
/** The same for several: `('queued', 'temporary')`. */
export const asStates = (...states: DeliveryState[]): SQL => sql.raw(wordList(states))
export const waiting = asStates(...waitingStates)

/** For SET: ends the claim; the worker that held it can't acknowledge the row any more. */
export const leaseReleased = sql.raw('lease_token = null, lease_until = null')

/** For SET: a claimed row `d` goes back as it was before the claim, which was no try, and is due at `nextAt`. */
export const putBack = (nextAt: SQL): SQL => sql`
  state = case when d.attempts > 1 then ${asState('temporary')} else ${asState('queued')} end,
  attempts = d.attempts - 1, next_at = ${nextAt}, ${leaseReleased}`

/** The state that a claimed row goes back to, by its attempts with this one. */
export const stateBefore = (attempts: number) => (attempts > 1 ? 'temporary' : 'queued')
