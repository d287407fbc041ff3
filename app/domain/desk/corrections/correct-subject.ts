import { z } from 'zod'
import { maskTyped } from '#app/domain/contacts/contacts/mask-typed.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { line } from '#app/domain/ground/input/text.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { correctTicket, type Seen } from './correct-ticket.ts'

/** Subjects stand in lists and messages; a phone or identity number in one is masked, as in a description. */
const Subject = z.object({ subject: line(120).min(1).transform(maskTyped) })

export function correctSubject(
  ctx: Context,
  number: string,
  { subject: typed, ...seen }: { subject: string } & Seen,
): Promise<Ticket> {
  const { subject } = parseInput(Subject, { subject: typed })
  return correctTicket(ctx, number, seen, (_tx, ticket) =>
    ticket.subject === subject
      ? null
      : {
          action: 'ticket.subject_corrected',
          details: { before: maskTyped(ticket.subject), after: subject },
          set: { subject },
        },
  )
}
