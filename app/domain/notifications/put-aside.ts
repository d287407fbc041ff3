import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { notices } from '#db/schema/index.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/context.ts'
import { channelsOf, lanes } from '#jobs/definitions.ts'

/**
 * Rows of a paused notice are due a thousand years later than they were: no claim ever walks over them, however many
 * they are, and what they waited for before is still known when they are brought back. Hours, because days and years
 * are not all of one length.
 */
export const aThousandYears = sql.raw(`interval '8766000 hours'`)
/** Whether a row is due within the time of anybody who reads this. */
export const isNotAside = sql.raw(`next_at < now() + interval '4383000 hours'`)

/** Rows moved at once, under the notice's lock: what is still in flight of it is written down between two chunks. */
const chunk = 2000

type Taken = { id: string; noticeId: string; isPaused: boolean }

/**
 * Puts those of the rows just claimed aside that belong to a paused notice, in the caller's transaction. Under the
 * lock of the notice: a row is not put aside any more when everything was brought back. By the id of a row, the state
 * that it has again.
 */
export async function putAside(
  tx: Context,
  token: string,
  rows: readonly Taken[],
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.filter((row) => row.isPaused).map((row) => row.noticeId))]
  if (ids.length === 0) return new Map()
  await tx.db.execute(
    sql`select 1 from notices where id = any(${sql.param(ids)}::uuid[]) order by id for update`,
  )
  const aside = await tx.db.execute<{ id: string; state: string }>(sql`
    update deliveries d
       set state = case when d.attempts > 1 then 'temporary' else 'queued' end, attempts = d.attempts - 1,
           next_at = d.next_at + ${aThousandYears}, lease_token = null, lease_until = null
      from notices n
     where n.id = d.notice_id and n.paused_at is not null and n.cancel_requested_at is null
       and d.lease_token = ${token}::uuid and d.notice_id = any(${sql.param(ids)}::uuid[])
    returning d.id, d.state`)
  return new Map(aside.map(({ id, state }) => [id, state]))
}

/** Puts the rest of a paused notice aside, or brings it back, chunk by chunk. Goes on where it was cut off. */
export async function settleHeld(ctx: Context, noticeId: string): Promise<void> {
  while (await inTransaction(asSystem(ctx), (tx) => settleChunk(tx, noticeId)));
}

async function settleChunk(tx: Context, noticeId: string): Promise<boolean> {
  const [notice] = await tx.db
    .select()
    .from(notices)
    .where(and(eq(notices.id, noticeId), isNotNull(notices.heldAt)))
    .for('update')
  const lane = lanes.find((name) => name === notice?.lane)
  if (!notice || !lane) return false
  const isPaused = notice.pausedAt !== null && notice.cancelRequestedAt === null && !notice.finishedAt
  const [which, by] = isPaused
    ? [isNotAside, aThousandYears]
    : [sql`not ${isNotAside}`, sql`- ${aThousandYears}`]
  // The channels are part of the text, so that the index of what is open serves each of them.
  const channels = sql.raw(channelsOf[lane].map((channel) => `'${channel}'`).join(', '))
  const moved = await tx.db.execute(sql`
    with moving as (
      select id from deliveries
       where is_open and lane = ${sql.raw(`'${lane}'`)} and channel in (${channels}) and ${which}
         and notice_id = ${noticeId}::uuid and state in ('queued', 'temporary')
       limit ${sql.raw(String(chunk))} for update)
    update deliveries d set next_at = d.next_at + ${by} from moving m
     where d.notice_id = ${noticeId}::uuid and d.id = m.id
    returning 1`)
  if (moved.length > 0 && !isPaused) {
    for (const channel of channelsOf[lane]) await tx.enqueue('deliveries.drain', { lane, channel })
  }
  if (moved.length === chunk) return true
  if (!isPaused) await tx.db.update(notices).set({ heldAt: null }).where(eq(notices.id, noticeId))
  return false
}

/** Notices of which rows may still have to be put aside or brought back. */
export async function heldNotices(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.select({ id: notices.id }).from(notices).where(isNotNull(notices.heldAt))
  return rows.map((row) => row.id)
}
