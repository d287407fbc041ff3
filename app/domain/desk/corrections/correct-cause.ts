import type { Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { isCauseCode } from '#app/domain/knowledge/causes/cause-codes.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { correctTicket, type Seen } from './correct-ticket.ts'

/** What staff have found to be the cause, in place of what the self-check guessed; empty takes it away. Throws invalid. */
export function correctCause(
  ctx: Context,
  number: string,
  { causeCode, ...seen }: { causeCode: string } & Seen,
): Promise<Ticket> {
  if (causeCode !== '' && !isCauseCode(causeCode)) throw invalid([{ field: 'causeCode', message: 'choice' }])
  const cause = causeCode || null
  return correctTicket(ctx, number, seen, (_tx, ticket) =>
    ticket.causeCode === cause
      ? null
      : {
          action: 'ticket.cause_corrected',
          details: { from: ticket.causeCode, to: cause },
          set: { causeCode: cause },
        },
  )
}
