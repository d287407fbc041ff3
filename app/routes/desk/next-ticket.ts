import { canListTickets } from '#app/domain/desk/tickets/policy.ts'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { listInbox, type InboxQuery } from '#app/domain/desk/tickets/inbox.ts'
import type { StaffContext } from '#app/http/staff.ts'
import { inboxQuery } from '#app/routes/desk/inbox-query.ts'

/**
 * The ticket that stands behind one in the list beside it, by the list's own order and filters; the one before where it
 * stands last, the first where it is not in the list. null where there is no other, or none was found in time. Asked
 * before anything is done: an answer moves the ticket.
 */
export async function ticketAfter(
  ctx: StaffContext,
  request: Request,
  number: string,
): Promise<string | null> {
  if (!canListTickets(ctx.actor)) return null
  try {
    return await neighbourOf(ctx, await inboxQuery(ctx, request), number)
  } catch (error) {
    // Whatever is wrong with the list, the ticket's own form goes on.
    if (error instanceof DomainError) return null
    throw error
  }
}

async function neighbourOf(ctx: StaffContext, query: InboxQuery, number: string): Promise<string | null> {
  const { items, next } = await listInbox(ctx, query)
  const at = items.findIndex((row) => row.number === number)
  if (at === -1) return items[0]?.number ?? null
  const after = items[at + 1]
  if (after) return after.number
  const further = next ? (await listInbox(ctx, { ...query, after: next, limit: 1 })).items[0] : undefined
  return further?.number ?? items[at - 1]?.number ?? null
}
