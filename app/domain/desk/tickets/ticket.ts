import { eq } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'

export type Ticket = typeof tickets.$inferSelect

export const subjectOf = (ticket: Pick<Ticket, 'id'>) => ({ type: 'ticket', id: ticket.id })

/** The ticket, locked until the transaction ends. Throws notFound. */
export async function lockTicket(tx: Context, number: string): Promise<Ticket> {
  const canonical = parseTicketNumber(number)
  if (!canonical) throw notFound()
  const [ticket] = await tx.db.select().from(tickets).where(eq(tickets.number, canonical)).for('update')
  if (!ticket) throw notFound()
  return ticket
}

export async function lockTicketById(tx: Context, id: string): Promise<Ticket> {
  const [ticket] = await tx.db.select().from(tickets).where(eq(tickets.id, id)).for('update')
  if (!ticket) throw notFound()
  return ticket
}

export async function findTicket(ctx: Context, number: string): Promise<Ticket> {
  const canonical = parseTicketNumber(number)
  const [ticket] = canonical ? await ctx.db.select().from(tickets).where(eq(tickets.number, canonical)) : []
  if (!ticket) throw notFound()
  return ticket
}
