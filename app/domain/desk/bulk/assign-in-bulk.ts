import type { Context } from '#app/domain/ground/context.ts'
import { conflict } from '#app/domain/ground/errors/errors.ts'
import { assignTicket } from '#app/domain/desk/tickets/assign.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'

/** Gives one of many to somebody. What a colleague has is taken from them only where that was asked for. */
export async function assignOneOfMany(
  tx: Context,
  ticket: Ticket,
  { to, alsoOfOthers }: { to: string | null; alsoOfOthers: boolean },
): Promise<void> {
  if (ticket.assigneeId !== null && ticket.assigneeId === to) return
  if (ticket.assigneeId !== null && !alsoOfOthers) throw conflict('bulk.has_assignee')
  await assignTicket(tx, ticket.number, to)
}
