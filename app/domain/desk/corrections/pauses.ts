import type { Pause } from '#app/domain/desk/sla/pause.ts'
import { isWaiting } from '#app/domain/desk/tickets/states.ts'
import { isTicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'

type Move = { at: Date; details: Record<string, unknown> }

/** The pauses that are over, from the moves in a ticket's history, the oldest first. */
export function pausesIn(history: readonly Move[]): Pause[] {
  const pauses: Pause[] = []
  let since: Date | null = null
  for (const { at, details } of history) {
    const { from, to } = details
    if (!isTicketState(from) || !isTicketState(to)) continue
    if (isWaiting(to)) since ??= at
    else if (since) {
      pauses.push({ from: since, to: at })
      since = null
    }
  }
  return pauses
}
