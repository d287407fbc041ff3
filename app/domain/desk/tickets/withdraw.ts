import { z } from 'zod'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { prose } from '#app/domain/ground/input/text.ts'
import { lockOwnTicket } from './as-reporter.ts'
import { moveTicket } from './move.ts'
import type { Ticket } from './ticket.ts'

const Reason = z.object({ reason: prose(500) })

/** The reporter takes the report back (solved by itself, filed by mistake). */
export function withdrawTicket(ctx: Context, reason?: string): Promise<Ticket> {
  const given = parseInput(Reason, { reason: reason ?? '' })
  return inTransaction(ctx, async (tx) =>
    moveTicket(tx, await lockOwnTicket(tx), {
      to: 'cancelled',
      action: 'ticket.withdrawn',
      reason: given.reason || undefined,
    }),
  )
}
