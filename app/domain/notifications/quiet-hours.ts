import { sql } from 'drizzle-orm'
import type { Context } from '#app/domain/context.ts'

/** House rule (A2): no SMS of announcements between nine in the evening and eight in the morning, Asia/Shanghai. */
const from = 21
const until = 8
/** China has had one time zone and no summer time since 1991. */
const offsetMs = 8 * 3_600_000
const hourMs = 3_600_000

/** When a message that can wait may leave: `now`, or eight o'clock where it is night in Shanghai. */
export function afterQuietHours(now: Date): Date {
  const local = new Date(now.getTime() + offsetMs)
  const hour = local.getUTCHours()
  if (hour >= until && hour < from) return now
  const midnight = Math.floor(local.getTime() / (24 * hourMs)) * 24 * hourMs
  const morning = midnight + until * hourMs + (hour >= from ? 24 * hourMs : 0)
  return new Date(morning - offsetMs)
}

/** Of what goes out to many only news of incidents may wake somebody. */
export const mayWake = 'incident-update'

/** The morning that SMS of other notices wait for, by the database's clock; null by day. */
export async function morningToWaitFor(tx: Context): Promise<Date | null> {
  const [row] = await tx.db.execute<{ now: string }>(sql`select now() as now`)
  const now = new Date(row?.now ?? Date.now())
  const morning = afterQuietHours(now)
  return morning > now ? morning : null
}
