import { sql } from 'drizzle-orm'
import type { Context } from '#app/domain/ground/context.ts'
import { drains, type Channel, type Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { asState } from './delivery-states.ts'
import { isNotHeld } from './hold.ts'
import { asNoticeState } from './notice-states.ts'

/** Lanes and channels with something to send now, or with a chunk whose sender has died: what the sweep nudges. */
export async function dueDrains(ctx: Context): Promise<Array<{ lane: Lane; channel: Channel }>> {
  return [
    ...(await ctx.db.execute<{ lane: Lane; channel: Channel }>(sql`
      select lane, channel from jsonb_to_recordset(${JSON.stringify(drains)}::jsonb) as p(lane text, channel text)
       where exists (select from deliveries d where d.lane = p.lane and d.channel = p.channel
                        and d.is_open and d.next_at <= now()
                        and (d.state <> ${asState('sending')} or d.lease_until < now()))`)),
  ]
}

/** Notices whose expansion was cut off before its end. */
export async function unexpandedNotices(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.execute<{ id: string }>(
    sql`select id from notices where state = ${asNoticeState('expanding')}`,
  )
  return rows.map((row) => row.id)
}

/** Milliseconds until a row of this lane and channel is due again, or null where none waits. */
export async function nextDueInMs(ctx: Context, lane: Lane, channel: Channel): Promise<number | null> {
  const [row] = await ctx.db.execute<{ wait: number | null }>(sql`
    select (extract(epoch from min(next_at) - now()) * 1000)::float8 as wait from deliveries
     where is_open and lane = ${lane} and channel = ${channel} and state <> ${asState('sending')} and ${isNotHeld}`)
  // Not greatest() in SQL: that skips the null of an empty lane, which would then seem due at once, for ever.
  return row?.wait == null ? null : Math.max(0, row.wait)
}
