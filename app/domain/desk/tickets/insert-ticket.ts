import { randomInt } from 'node:crypto'
import { tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { newTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import type { Ticket } from './ticket.ts'

const triesForNumber = 5

/** Writes a ticket under a number nobody has: where one drawn is taken, the database says so and another is drawn. */
export async function insertTicket(
  tx: Context,
  values: Omit<typeof tickets.$inferInsert, 'number'>,
): Promise<Ticket> {
  for (let attempt = 1; attempt <= triesForNumber; attempt++) {
    const [ticket] = await tx.db
      .insert(tickets)
      .values({ ...values, number: newTicketNumber(randomInt) })
      .onConflictDoNothing({ target: tickets.number })
      .returning()
    if (ticket) return ticket
  }
  throw new Error('no free ticket number in five draws')
}
