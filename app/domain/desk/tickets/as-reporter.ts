import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { isOwn } from './policy.ts'
import { lockTicketById, type Ticket } from './ticket.ts'

/** The ticket of a reporter who has proven to be its own, locked. Anybody else hears that it does not exist. */
export async function lockOwnTicket(tx: Context): Promise<Ticket> {
  ensure(tx.actor.type === 'reporter', notFound)
  const ticket = await lockTicketById(tx, tx.actor.ticketId)
  ensure(isOwn(tx.actor, ticket), notFound)
  return ticket
}
