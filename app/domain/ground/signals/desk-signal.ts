import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Context } from '#app/domain/ground/context.ts'
import { liveAreas } from '#app/domain/ground/vocabulary/live-signal.ts'

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
 * Tells the open desks that something has changed. PostgreSQL sends it at the commit and never after a rollback, and
 * sends equal ones of a transaction once. It holds ids only: whoever may read the database's channels learns nothing.
 */
export async function tellDesk(tx: Context, signals: readonly DeskSignal[]): Promise<void> {
  if (signals.length === 0) return
  const payloads = JSON.stringify(signals.map((signal) => JSON.stringify(signal)))
  await tx.db.execute(
    sql`select pg_notify(${deskChannel}, payload) from jsonb_array_elements_text(${payloads}::jsonb) as payload`,
  )
}

/** null for what no version of ours has sent: old and new processes run side by side. */
export function readDeskSignal(payload: string): DeskSignal | null {
  try {
    return DeskSignal.safeParse(JSON.parse(payload)).data ?? null
  } catch {
    return null
  }
}
