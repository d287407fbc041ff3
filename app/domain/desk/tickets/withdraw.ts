import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { lockOwnTicket } from './as-reporter.ts'
import { moveTicket } from './move.ts'
import type { Ticket } from './ticket.ts'

/** The reporter takes the report back (solved by itself, filed by mistake). */
export function withdrawTicket(ctx: Context, reason?: string): Promise<Ticket> {
  return inTransaction(ctx, async (tx) =>
    moveTicket(tx, await lockOwnTicket(tx), { to: 'cancelled', action: 'ticket.withdrawn', reason }),
  )
}
