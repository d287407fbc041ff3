import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { staff, ticketPresence, tickets } from '#db/schema/index.ts'
import { tellDesk } from '#app/domain/ground/signals/desk-signal.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid, notFound, unauthorized } from '#app/domain/ground/errors/errors.ts'
import { canSee } from '#app/domain/desk/tickets/policy.ts'
import { findTicket } from '#app/domain/desk/tickets/ticket.ts'
import { visibleTo } from '#app/domain/desk/tickets/visible-to.ts'
import { isUuid } from '#app/platform/uuid.ts'

/** A page says every ten seconds that it is looked at; after three of them without a word its reader is away. */
const awayAfter = sql`interval '30 seconds'`
const isHere = sql`${ticketPresence.seenAt} > now() - ${awayAfter}`
/** Tickets of one page of the inbox, and the one beside it. */
const mostAsked = 101

export type Looking = { id: string; name: string; typing: boolean }

/** A tab shows the ticket to somebody, who types or does not. Only what is new is told to others. Throws notFound. */
export function lookAtTicket(
  ctx: Context,
  number: string,
  { tabId, typing }: { tabId: string; typing: boolean },
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const { ticketId, staffId } = await lookable(tx, number, tabId)
    const [before] = await tx.db.execute<{ typing: boolean }>(sql`
      select ${ticketPresence.typing} from ${ticketPresence}
       where ticket_id = ${ticketId} and staff_id = ${staffId} and tab_id = ${tabId} and ${isHere}`)
    await tx.db
      .insert(ticketPresence)
      .values({ ticketId, staffId, tabId, typing, seenAt: sql`now()` })
      .onConflictDoUpdate({
        target: [ticketPresence.ticketId, ticketPresence.staffId, ticketPresence.tabId],
        set: { typing, seenAt: sql`now()` },
      })
    if (before?.typing !== typing) await tellDesk(tx, [{ presence: ticketId }])
  })
}

/** A tab shows the ticket no more. */
export function leaveTicket(ctx: Context, number: string, tabId: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const { ticketId, staffId } = await lookable(tx, number, tabId)
    const left = await tx.db
      .delete(ticketPresence)
      .where(
        and(
          eq(ticketPresence.ticketId, ticketId),
          eq(ticketPresence.staffId, staffId),
          eq(ticketPresence.tabId, tabId),
        ),
      )
      .returning({ tabId: ticketPresence.tabId })
    if (left.length > 0) await tellDesk(tx, [{ presence: ticketId }])
  })
}

async function lookable(tx: Context, number: string, tabId: string) {
  const ticket = await findTicket(tx, number)
  ensure(canSee(tx.actor, ticket), notFound)
  ensure(tx.actor.type === 'staff', unauthorized)
  if (!isUuid(tabId)) throw invalid([{ field: 'tab', message: 'choice' }])
  return { ticketId: ticket.id, staffId: tx.actor.id }
}

/** Who else looks at these tickets now, by number; a ticket that the actor may not see is not in it. */
export async function whoIsLooking(
  ctx: Context,
  numbers: readonly string[],
): Promise<Record<string, Looking[]>> {
  const { actor } = ctx
  ensure(actor.type === 'staff', unauthorized)
  if (numbers.length === 0) return {}
  const rows = await ctx.db
    .select({
      number: tickets.number,
      id: staff.id,
      name: staff.name,
      typing: sql<boolean>`bool_or(${ticketPresence.typing})`,
    })
    .from(tickets)
    .innerJoin(ticketPresence, eq(ticketPresence.ticketId, tickets.id))
    .innerJoin(staff, eq(staff.id, ticketPresence.staffId))
    .where(
      and(
        inArray(tickets.number, numbers.slice(0, mostAsked)),
        visibleTo(actor),
        ne(staff.id, actor.id),
        isHere,
      ),
    )
    .groupBy(tickets.number, staff.id, staff.name)
    .orderBy(staff.name)
  const looking: Record<string, Looking[]> = {}
  for (const { number, ...person } of rows) (looking[number] ??= []).push(person)
  return looking
}

/** Takes those out who went without a word, as with a browser that crashed. Part of the sweep. */
export async function forgetPresence(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const gone = await tx.db
      .delete(ticketPresence)
      .where(sql`${ticketPresence.seenAt} <= now() - ${awayAfter}`)
      .returning({ presence: ticketPresence.ticketId })
    await tellDesk(tx, gone)
  })
}
