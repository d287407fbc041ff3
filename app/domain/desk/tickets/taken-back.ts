type Happened = { id: string; action: string; details: Record<string, unknown> }

/** What was done to a ticket and taken back by whoever did it, a moment later. */
export const takenBack = 'ticket.taken_back'

/** The history as it counts: without what was taken back, which is told only to those who work on the ticket. */
export function withoutTakenBack<Row extends Happened>(history: readonly Row[]): Row[] {
  const gone = new Set(
    history
      .filter(({ action }) => action === takenBack)
      .flatMap(({ details }) => (Array.isArray(details.events) ? details.events : [])),
  )
  return history.filter(({ id, action }) => action !== takenBack && !gone.has(id))
}
