import { randomUUID } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { inTransaction, retried, type Context } from '#app/domain/context.ts'
import type { Channel, Lane } from '#jobs/definitions.ts'
import { aloneSeconds, takeAbandoned, type Take } from './abandoned.ts'
import { countingMoves, countMoves } from './count.ts'
import { keepOrder } from './keep-order.ts'
import { putAside } from './put-aside.ts'
import { keepsQuiet, morningToWaitFor } from './quiet-hours.ts'

export const chunkSize = 100
/** Longer than a chunk takes to send (see drain.ts). Codes are waited for: a dead sender's are taken over sooner. */
export const leaseSeconds: Record<Lane, number> = { code: 15, ticket: 40, incident: 40, survey: 40 }

export type Claimed = {
  id: string
  noticeId: string
  contactId: string
  ticketId: string | null
  language: string
  recipient: string
  attempts: number
  previous: string
  /** The provider whose answer to the last try never came. */
  unsureAt: string | null
}
/** With what its notice says of leaving at all: most rows need no further question. */
type Taken = Claimed & { isCancelled: boolean; isPaused: boolean; mayWake: boolean; hasNeighbours: boolean }
/** `isWhole`: as many rows were there as are taken at once, so there may be more. `seconds`: how long they are leased. */
export type Claim = { token: string; rows: Claimed[]; isWhole: boolean; seconds: number }

/**
 * Takes up to a hundred due rows of a lane and channel under a lease: first what is due, and only when nothing is, what
 * a dead worker left behind. Rows of a cancelled notice, and those that newer news to the same person has overtaken,
 * are closed here instead of being sent, and those of a paused one put aside; at night messages that may not wake
 * anybody are put off, whatever made them due.
 */
export async function claimDeliveries(
  ctx: Context,
  lane: Lane,
  channel: Channel,
  morning: (tx: Context) => Promise<Date | null> = morningToWaitFor,
): Promise<Claim> {
  const token = randomUUID()
  const place = { lane, channel, token }
  const whole = { most: chunkSize, seconds: leaseSeconds[lane] }
  const taking: Take<Taken> = (tx, which, most, seconds) => take(tx, place, which, most, seconds)
  const fresh = await retried(ctx, () => taking(ctx, due, whole.most, whole.seconds))
  const { rows, isAlone } =
    fresh.length > 0 ? { rows: fresh, isAlone: false } : await takeAbandoned(ctx, place, whole, taking)
  const isWhole = rows.length === (isAlone ? 1 : whole.most)
  const seconds = isAlone ? aloneSeconds : whole.seconds

  const canWait = keepsQuiet(lane, channel) && rows.some((row) => !row.mayWake)
  const wake = canWait ? await morning(ctx) : null
  const isPlain = wake === null && !rows.some((row) => row.isCancelled || row.isPaused || row.hasNeighbours)
  return { token, rows: isPlain ? rows : await holdBack(ctx, token, rows, wake), isWhole, seconds }
}

/** Those of the taken rows that may leave; of the others it is written down why they may not. */
function holdBack(ctx: Context, token: string, rows: Taken[], wake: Date | null): Promise<Claimed[]> {
  return inTransaction(ctx, async (tx) => {
    const states: Kept = rows.some((row) => row.isCancelled)
      ? await closeCancelled(tx, token, rows)
      : new Map()
    for (const [id, state] of await putAside(tx, token, rows)) states.set(id, state)
    if (wake) for (const [id, state] of await putOff(tx, token, rows, wake)) states.set(id, state)
    const left = rows.filter(({ id }) => !states.has(id))
    const order = left.some((row) => row.hasNeighbours)
      ? await keepOrder(tx, token, left)
      : { kept: left, moves: [] }
    const held = rows.flatMap(({ id, noticeId }) => {
      const to = states.get(id)
      return to === undefined ? [] : [{ noticeId, from: 'sending', to }]
    })
    await countMoves(tx, [...held, ...order.moves])
    return order.kept
  })
}

/** How the ledger marks a try of which nobody knows whether it left. */
export const unanswered = 'unknown:'

const due = sql`state in ('queued', 'temporary')`

/**
 * Lane, channel and states are part of the text: the plan of a statement that is kept uses an index of some of the
 * rows only where it can be read that it may. Of the rows that are due and open few are being sent at any moment, so
 * that one index serves both questions.
 */
const take = (
  tx: Context,
  { lane, channel, token }: { lane: Lane; channel: Channel; token: string },
  which: SQL,
  most: number,
  seconds: number,
) =>
  tx.db.execute<Taken>(sql`
    with due as (
      select id, notice_id, state from deliveries
       where is_open and lane = ${sql.raw(`'${lane}'`)} and channel = ${sql.raw(`'${channel}'`)}
         and ${which} and next_at <= now()
       order by next_at limit ${sql.raw(String(most))} for update skip locked),
    taken as (
      update deliveries d
         set state = 'sending', lease_token = ${token}::uuid, attempts = d.attempts + 1,
             lease_until = now() + make_interval(secs => ${seconds})
        from due
       where d.id = due.id and d.notice_id = due.notice_id
      returning d.id, d.notice_id, d.contact_id, d.ticket_id, d.language, d.recipient, d.attempts, d.failure, d.provider,
                due.state as previous),
    moves as (select notice_id, previous as came_from, 'sending' as went_to from taken),
    ${countingMoves},
    letters as (
      select n.id, n.cancel_requested_at is not null as cancelled, n.paused_at is not null as paused,
             n.wakes_because is not null as wakes,
             exists (select from notices o where o.thread_id = n.thread_id and o.id <> n.id
                        and (o.thread_seq > n.thread_seq or o.state not in ('finished', 'cancelled'))) as neighbours
        from notices n where n.id in (select notice_id from taken))
    select t.id, t.notice_id as "noticeId", t.contact_id as "contactId", t.ticket_id as "ticketId", t.language,
           t.recipient, t.attempts, t.previous,
           case when t.failure like ${`${unanswered}%`} then t.provider end as "unsureAt",
           coalesce(n.cancelled, false) as "isCancelled", coalesce(n.paused, false) as "isPaused", coalesce(n.wakes, false) as "mayWake",
           coalesce(n.neighbours, false) as "hasNeighbours"
      from taken t left join letters n on n.id = t.notice_id`)

/** By the id of a row, the state that it has instead of being sent. */
type Kept = Map<string, string>

async function closeCancelled(tx: Context, token: string, rows: readonly Claimed[]): Promise<Kept> {
  if (rows.length === 0) return new Map()
  const closed = await tx.db.execute<{ id: string; state: string }>(sql`
    update deliveries d set state = 'cancelled', lease_token = null, lease_until = null
      from notices n
     where n.id = d.notice_id and n.cancel_requested_at is not null and ${heldBy(token, rows)}
    returning d.id, d.state`)
  return new Map(closed.map(({ id, state }) => [id, state]))
}

/** They go back as they were, and are due in the morning. */
async function putOff(tx: Context, token: string, rows: readonly Claimed[], morning: Date): Promise<Kept> {
  const later = await tx.db.execute<{ id: string; state: string }>(sql`
    update deliveries d
       set state = case when d.attempts > 1 then 'temporary' else 'queued' end, attempts = d.attempts - 1,
           next_at = ${morning.toISOString()}::timestamptz, lease_token = null, lease_until = null
      from notices n
     where n.id = d.notice_id and n.wakes_because is null and ${heldBy(token, rows)}
    returning d.id, d.state`)
  return new Map(later.map(({ id, state }) => [id, state]))
}

const heldBy = (token: string, rows: readonly Claimed[]) => sql`d.lease_token = ${token}::uuid
  and d.notice_id = any(${sql.param([...new Set(rows.map((row) => row.noticeId))])}::uuid[])`
