import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { notices } from '#db/schema/index.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { putBack, waiting, type DeliveryState } from './delivery-states.ts'
import { channelsOf, lanes, type Channel, type Lane } from '#app/domain/ground/vocabulary/lanes.ts'

/**
 * Rows of a paused notice are due a thousand years later than they were: no claim ever walks over them, however many
 * they are, and what they waited for before is still known when they are brought back. Hours, because days and years
 * are not all of one length.
 */
export const holdInterval = sql.raw(`interval '8766000 hours'`)
/** Whether a row is due within the time of anybody who reads this. */
export const isNotHeld = sql.raw(`next_at < now() + interval '4383000 hours'`)
/** Not the opposite in so many words: an index is asked for a range. */
const isAside = sql.raw(`next_at >= now() + interval '4383000 hours'`)

/** Rows moved at once, under the notice's lock: what is still in flight of it is written down between two chunks. */
const chunk = 2000

type Taken = { id: string; noticeId: string; isPaused: boolean }

/**
 * Puts those of the rows just claimed aside that belong to a paused notice, in the caller's transaction. Under the
 * lock of the notice: a row is not put aside any more when everything was brought back. By the id of a row, the state
 * that it has again.
 */
export async function holdDeliveries(
  tx: Context,
  token: string,
  rows: readonly Taken[],
): Promise<Map<string, DeliveryState>> {
  const ids = [...new Set(rows.filter((row) => row.isPaused).map((row) => row.noticeId))]
  if (ids.length === 0) return new Map()
  await tx.db.execute(
    sql`select 1 from notices where id = any(${sql.param(ids)}::uuid[]) order by id for update`,
  )
  const aside = await tx.db.execute<{ id: string; state: DeliveryState }>(sql`
    update deliveries d
       set ${putBack(sql`d.next_at + ${holdInterval}`)}
      from notices n
     where n.id = d.notice_id and n.paused_at is not null and n.cancel_requested_at is null
       and d.lease_token = ${token}::uuid and d.notice_id = any(${sql.param(ids)}::uuid[])
    returning d.id, d.state`)
  return new Map(aside.map(({ id, state }) => [id, state]))
}

/** Puts the rest of a paused notice aside, or brings it back, chunk by chunk. Goes on where it was cut off. */
export async function settleHeld(ctx: Context, noticeId: string): Promise<void> {
  const system = asSystem(ctx)
  const begun = await inTransaction(system, (tx) => lockHeld(tx, noticeId))
  if (!begun) return
  const { isPaused, lane } = begun
  for (const channel of channelsOf[lane]) {
    for (let from: string | undefined = '-infinity'; from !== undefined;) {
      const since: string = from
      from = await inTransaction(system, (tx) => move(tx, noticeId, { isPaused, lane, channel, since }))
    }
  }
  await inTransaction(system, async (tx) => {
    const now = await lockHeld(tx, noticeId)
    // Whoever has changed its mind meanwhile has asked for this once more.
    if (!isPaused && now && !now.isPaused && now.since === begun.since)
      await tx.db.update(notices).set({ heldAt: null }).where(eq(notices.id, noticeId))
  })
}

/** `since`: when it was paused last; of two pauses only the later one ends the matter. */
type Held = { isPaused: boolean; lane: Lane; since: number }

async function lockHeld(tx: Context, noticeId: string): Promise<Held | null> {
  const [notice] = await tx.db
    .select()
    .from(notices)
    .where(and(eq(notices.id, noticeId), isNotNull(notices.heldAt)))
    .for('update')
  const lane = lanes.find((name) => name === notice?.lane)
  if (!notice || !lane) return null
  const since = notice.heldAt?.getTime() ?? 0
  return {
    lane,
    since,
    isPaused: notice.pausedAt !== null && !notice.cancelRequestedAt && !notice.finishedAt,
  }
}

type Move = { isPaused: boolean; lane: Lane; channel: Channel; since: string }

/** Returns up to when it has moved what was due, or undefined where nothing is left or it is to go the other way now. */
async function move(
  tx: Context,
  noticeId: string,
  { isPaused, lane, channel, since }: Move,
): Promise<string | undefined> {
  const held = await lockHeld(tx, noticeId)
  if (held?.isPaused !== isPaused) return undefined
  // A row that is being claimed is left to its claimer, who asks for the notice next and would wait for us as we for it.
  // In the order of the index, from where the chunk before has ended: what was moved already is not walked over again.
  await tx.db.execute(sql`
    select set_config(name, 'off', true)
      from unnest(array['enable_bitmapscan', 'enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) name`)
  const moved = await tx.db.execute<{ at: string }>(sql`
    with moving as (
      select id, next_at from deliveries
       where is_open and lane = ${sql.raw(`'${lane}'`)} and channel = ${sql.raw(`'${channel}'`)}
         and next_at >= ${since}::timestamptz and ${isPaused ? isNotHeld : isAside}
         and notice_id = ${noticeId}::uuid and state in ${waiting}
       order by next_at limit ${sql.raw(String(chunk))} for update ${isPaused ? sql`skip locked` : sql``})
    update deliveries d set next_at = d.next_at ${isPaused ? sql`+` : sql`-`} ${holdInterval}
      from moving m
     where d.notice_id = ${noticeId}::uuid and d.id = m.id
    returning m.next_at::text as at`)
  if (moved.length > 0 && !isPaused) await tx.enqueue('deliveries.drain', { lane, channel })
  return moved.length < chunk ? undefined : moved.at(-1)?.at
}

/** Notices of which rows may still have to be put aside or brought back. */
export async function heldNotices(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.select({ id: notices.id }).from(notices).where(isNotNull(notices.heldAt))
  return rows.map((row) => row.id)
}
