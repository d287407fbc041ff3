import { and, asc, eq, gt } from 'drizzle-orm'
import { events } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import { conflict } from '#app/domain/errors.ts'
import type { Ticket } from './ticket.ts'

/**
 * Refuses a send that was written on an older state of the ticket, and says what has happened since.
 * A caller that names no version is not checked (the hotline, an import).
 */
export async function ensureFresh(
  tx: Context,
  ticket: Ticket,
  seenVersion: number | undefined,
  seenAt?: Date,
) {
  if (seenVersion === undefined || seenVersion === ticket.version) return
  const since = seenAt ?? new Date(0)
  const changes = await tx.db
    .select({ action: events.action, at: events.at, details: events.details })
    .from(events)
    .where(and(eq(events.subjectType, 'ticket'), eq(events.subjectId, ticket.id), gt(events.at, since)))
    .orderBy(asc(events.at))
  throw conflict('ticket.stale', {
    version: ticket.version,
    changes: changes.slice(-10).map((change) => ({ ...change, at: change.at.toISOString() })),
  })
}
