import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { afterCommit, type Context } from '#app/domain/ground/context.ts'
import { liveAreas } from '#app/domain/ground/vocabulary/live-signal.ts'
import { log } from '#app/platform/log.ts'
import type { Database } from '#db/client.ts'

/** The channel of PostgreSQL on which every web process hears what has changed. */
export const deskChannel = 'desk_signals'

const DeskSignal = z.union([
  /** `was`: the department or person that may have lost sight of it. */
  z.strictObject({ ticket: z.uuid(), was: z.uuid().optional() }),
  z.strictObject({ presence: z.uuid() }),
  /** More tickets at once than are named. */
  z.strictObject({ lists: z.literal(true) }),
  z.strictObject({ bell: z.uuid().nullable(), department: z.uuid().optional() }),
  z.strictObject({ area: z.enum(liveAreas) }),
  /** Sessions of this person have ended. */
  z.strictObject({ session: z.uuid() }),
])
export type DeskSignal = z.infer<typeof DeskSignal>

/**
 * Tells the open desks that something has changed, after the commit and never after a rollback. It holds ids only:
 * whoever may read the database's channels learns nothing.
 */
export async function tellDesk(tx: Context, signals: readonly DeskSignal[]): Promise<void> {
  if (signals.length > 0) await afterCommit(tx, ({ db }) => sendSoon(db, signals))
}

type Batch = { signals: DeskSignal[]; sent: Promise<void> }
/** What waits for the signals before it to be sent, and those, by database. */
const waiting = new WeakMap<Database, Batch>()
const sending = new WeakMap<Database, Promise<void>>()

/**
 * A transaction that has notified holds a lock of the whole server until its commit is on the disk, so that each report
 * would wait for all others. Signals leave by themselves, those of all requests together while one lot is under way.
 */
function sendSoon(db: Database, signals: readonly DeskSignal[]): Promise<void> {
  const batch = waiting.get(db)
  if (batch) {
    batch.signals.push(...signals)
    return batch.sent
  }
  const before = sending.get(db) ?? Promise.resolve()
  const next: Batch = {
    signals: [...signals],
    sent: before.then(async () => {
      waiting.delete(db)
      const sent = send(db, next.signals)
      sending.set(db, sent)
      await sent
    }),
  }
  waiting.set(db, next)
  return next.sent
}

/** What they tell of is committed: that they can't be sent is no failure of the request. Pages that were cut off ask. */
async function send(db: Database, signals: readonly DeskSignal[]): Promise<void> {
  const payloads = JSON.stringify([...new Set(signals.map((signal) => JSON.stringify(signal)))])
  try {
    // They needn't be on the disk: after a crash nobody listens any more.
    await db.execute(sql`
      with off as materialized (select set_config('synchronous_commit', 'off', true))
      select pg_notify(${deskChannel}, payload) from off, jsonb_array_elements_text(${payloads}::jsonb) as payload`)
  } catch (err) {
    log.warn({ err }, 'open desks could not be told of a change')
  }
}

/** null for what no version of ours has sent: old and new processes run side by side. */
export function readDeskSignal(payload: string): DeskSignal | null {
  try {
    return DeskSignal.safeParse(JSON.parse(payload)).data ?? null
  } catch {
    return null
  }
}
