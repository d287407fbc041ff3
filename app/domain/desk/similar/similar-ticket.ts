import { and, ne, type SQL } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { noDrill } from '#app/domain/desk/tickets/inbox-scope.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { visibleTo } from '#app/domain/desk/tickets/visible-to.ts'

/** As far as an agent is shown another ticket beside theirs. */
export type SimilarTicket = { number: string; subject: string; state: string; createdAt: Date }

export const mostShown = 5

/** Other tickets that the actor may see, without copies for a drill. Asked before any limit, so that others take no places. */
export const mayBeShown = ({ actor }: Context, ticket: Pick<Ticket, 'id'>): SQL | undefined =>
  and(ne(tickets.id, ticket.id), visibleTo(actor), noDrill)
