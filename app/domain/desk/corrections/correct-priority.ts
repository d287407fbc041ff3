import type { Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { isPriority, isTicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { correctTicket, type Seen } from './correct-ticket.ts'
import { judgeClocks } from './judge-clocks.ts'

/** Changes how urgent a ticket is; its clocks are judged again. Throws invalid. */
export function correctPriority(
  ctx: Context,
  number: string,
  { priority, ...seen }: { priority: string } & Seen,
): Promise<Ticket> {
  if (!isPriority(priority)) throw invalid([{ field: 'priority', message: 'choice' }])
  return correctTicket(ctx, number, seen, async (tx, ticket) => {
    if (ticket.priority === priority) return null
    const kind = isTicketKind(ticket.kind) ? ticket.kind : 'missing_invoice'
    return {
      action: 'ticket.priority_corrected',
      details: { from: ticket.priority, to: priority },
      set: { priority, ...(await judgeClocks(tx, ticket, { kind, priority })) },
    }
  })
}
