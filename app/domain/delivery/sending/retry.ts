import type { Lane } from '#app/domain/ground/vocabulary/lanes.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** Waits between tries. A code is worthless after ten minutes; news and receipts are tried for a day. */
const waits: Record<Lane, readonly number[]> = {
  code: [2 * second, 5 * second, 15 * second, minute, 3 * minute],
  ticket: [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour],
  incident: [5 * second, 15 * second, minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour],
  survey: [5 * second, minute, 10 * minute, hour, 6 * hour, 12 * hour],
}

/** Milliseconds until the next try after `attempts` failed ones, or null when it is time to give up. */
export const retryAfterMs = (lane: Lane, attempts: number): number | null => waits[lane][attempts - 1] ?? null
