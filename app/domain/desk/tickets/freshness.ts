import { and, asc, eq, gt } from 'drizzle-orm'
import { events } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { stale } from '#app/domain/ground/errors/stale.ts'
import type { Ticket } from './ticket.ts'

/**
 * Refuses a send that was written on an older state of the ticket, and says what has happened since.
 * A caller that names no version is not checked (the hotline, an import).
 */
export async function ensureFreshTicket(
  tx: Context,
  ticket: Ticket,
  seenVersion: number | undefined,
  seenAt?: Date,
) {
  if (seenVersion === undefined || seenVersion === ticket.version) return
  const since = seenAt ?? new Date(0)
  const changes = await tx.db
    .select({
      action: events.action,
      at: events.at,
      details: events.details,
      actorType: events.actorType,
      actorId: events.actorId,
    })
    .from(events)
    .where(and(eq(events.subjectType, 'ticket'), eq(events.subjectId, ticket.id), gt(events.at, since)))
    .orderBy(asc(events.at))
  const latest = changes.slice(-10).map((change) => ({ ...change, at: change.at.toISOString() }))
  throw stale('ticket', ticket.version, latest)
}
