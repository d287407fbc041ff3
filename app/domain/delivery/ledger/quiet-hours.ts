import { sql } from 'drizzle-orm'
import type { Context } from '#app/domain/ground/context.ts'
import { dayOf, endOfDay, startOfDay } from '#app/domain/ground/beijing-time.ts'
import { config, type QuietHours } from '#app/platform/config.ts'
import { isRobotChannel, type Channel, type Lane } from '#app/domain/ground/vocabulary/lanes.ts'

const minuteMs = 60_000

/** House rule (A2): from nine in the evening to eight in the morning, Asia/Shanghai. */
export const usualQuietHours: QuietHours = { from: 21 * 60, until: 8 * 60 }

/** When a message that can wait may leave: `now`, or the end of the quiet hours where these are they. */
export function afterQuietHours(now: Date, quiet: QuietHours | null = usualQuietHours): Date {
  if (!quiet) return now
  const today = dayOf(now)
  const minute = (now.getTime() - startOfDay(today).getTime()) / minuteMs
  const isOverMidnight = quiet.from > quiet.until
  const isQuiet = isOverMidnight
    ? minute >= quiet.from || minute < quiet.until
    : minute >= quiet.from && minute < quiet.until
  if (!isQuiet) return now
  const endsTomorrow = isOverMidnight && minute >= quiet.from
  const midnight = endsTomorrow ? endOfDay(today) : startOfDay(today)
  return new Date(midnight.getTime() + quiet.until * minuteMs)
}

/** Codes and what is about one ticket never wait; e-mail and programs make no noise. */
export const keepsQuiet = (lane: Lane, channel: Channel) =>
  (channel === 'sms' || isRobotChannel(channel)) && (lane === 'incident' || lane === 'survey')

/** The morning that SMS without a reason to wake anybody wait for, by the database's clock; null by day. */
export async function morningToWaitFor(tx: Context): Promise<Date | null> {
  const [row] = await tx.db.execute<{ now: string }>(sql`select now() as now`)
  const now = new Date(row?.now ?? Date.now())
  const morning = afterQuietHours(now, config().QUIET_HOURS)
  return morning > now ? morning : null
}
