import { auditRows, events } from '#db/schema/index.ts'
import type { Actor, Context } from '#app/domain/ground/context.ts'
import { tellDesk } from '#app/domain/ground/signals/desk-signal.ts'
import { signalsOf } from '#app/domain/ground/signals/signals-of-events.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

export type Subject = { type: string; id: string }
export type Entry = { action: string; subject: Subject; details?: Record<string, unknown> }

/**
 * What happened, twice in the same transaction: as an event of its subject and as an audit row. Open desks are told of
 * it at the commit.
 * Details hold ids and facts of the process, never contact values, so that erasure works.
 */
export async function record(tx: Context, entry: Entry): Promise<void> {
  await recordMany(tx, [entry])
}

export async function recordMany(tx: Context, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    id: uuidv7(tx.now),
    at: tx.now,
    action: entry.action,
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    actorType: tx.actor.type,
    actorId: actorId(tx.actor),
    details: entry.details ?? {},
  }))
  await Promise.all([
    tx.db.insert(events).values(rows),
    tx.db.insert(auditRows).values(rows),
    tellDesk(tx, signalsOf(entries)),
  ])
}

/** Access that changes nothing but must be known: sign-in, a reveal, an export, a search. */
export async function audit(tx: Context, entry: Entry): Promise<void> {
  await tx.db.insert(auditRows).values({
    id: uuidv7(tx.now),
    at: tx.now,
    action: entry.action,
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    actorType: tx.actor.type,
    actorId: actorId(tx.actor),
    details: entry.details ?? {},
  })
}

function actorId(actor: Actor): string | null {
  switch (actor.type) {
    case 'staff':
      return actor.id
    case 'api':
      return actor.keyId
    case 'reporter':
      return actor.ticketId
    default:
      return null
  }
}
