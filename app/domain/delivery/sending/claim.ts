import type { Delivery } from '#app/domain/delivery/sending/claimed-delivery.ts'
import { randomUUID } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { inTransaction, retried, type Context } from '#app/domain/ground/context.ts'
import type { Channel, Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { aloneSeconds, takePoison, type Take } from './poison.ts'
import { countingMoves, countMoves } from '#app/domain/delivery/ledger/count.ts'
import {
  asState,
  leaseReleased,
  putBack,
  waiting,
  type DeliveryState,
} from '#app/domain/delivery/ledger/delivery-states.ts'
import { over } from '#app/domain/delivery/ledger/notice-states.ts'
import { supersedeOlder } from './supersede.ts'
import { holdDeliveries } from '#app/domain/delivery/ledger/hold.ts'
import { keepsQuiet, morningToWaitFor } from '#app/domain/delivery/ledger/quiet-hours.ts'

export const chunkSize = 100
/** Longer than a chunk takes to send (see drain.ts). Codes are waited for: a dead sender's are taken over sooner. */
export const leaseSeconds: Record<Lane, number> = { code: 15, ticket: 40, incident: 40, survey: 40 }
/** With what its notice says of leaving at all: most rows need no further question. */
type Taken = Delivery & { isCancelled: boolean; isPaused: boolean; mayWake: boolean; hasNeighbours: boolean }
/** `isWhole`: as many rows were there as are taken at once, so there may be more. `seconds`: how long they are leased. */
export type Claim = { token: string; rows: Delivery[]; isWhole: boolean; seconds: number }

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
    fresh.length > 0 ? { rows: fresh, isAlone: false } : await takePoison(ctx, place, whole, taking)
  const isWhole = rows.length === (isAlone ? 1 : whole.most)
  const seconds = isAlone ? aloneSeconds : whole.seconds

  const canWait = keepsQuiet(lane, channel) && rows.some((row) => !row.mayWake)
  const wake = canWait ? await morning(ctx) : null
  const isPlain = wake === null && !rows.some((row) => row.isCancelled || row.isPaused || row.hasNeighbours)
  return { token, rows: isPlain ? rows : await holdBack(ctx, token, rows, wake), isWhole, seconds }
}

/** Those of the taken rows that may leave; of the others it is written down why they may not. */
function holdBack(ctx: Context, token: string, rows: Taken[], wake: Date | null): Promise<Delivery[]> {
  return inTransaction(ctx, async (tx) => {
    const states: Kept = rows.some((row) => row.isCancelled)
      ? await closeCancelled(tx, token, rows)
      : new Map()
    for (const [id, state] of await holdDeliveries(tx, token, rows)) states.set(id, state)
    if (wake) for (const [id, state] of await putOff(tx, token, rows, wake)) states.set(id, state)
    const left = rows.filter(({ id }) => !states.has(id))
    const order = left.some((row) => row.hasNeighbours)
      ? await supersedeOlder(tx, token, left)
      : { kept: left, moves: [] }
    const held = rows.flatMap(({ id, noticeId }) => {
      const to = states.get(id)
      return to === undefined ? [] : [{ noticeId, from: 'sending' as const, to }]
    })
    await countMoves(tx, [...held, ...order.moves])
    return order.kept
  })
}

/** How the ledger marks a try of which nobody knows whether it left. */
export const unanswered = 'unknown:'

const due = sql`state in ${waiting}`

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
         set state = ${asState('sending')}, lease_token = ${token}::uuid, attempts = d.attempts + 1,
             lease_until = now() + make_interval(secs => ${seconds})
        from due
       where d.id = due.id and d.notice_id = due.notice_id
      returning d.id, d.notice_id, d.contact_id, d.ticket_id, d.language, d.recipient, d.attempts, d.failure, d.provider,
                due.state as previous),
    moves as (select notice_id, previous as came_from, ${asState('sending')} as went_to from taken),
    ${countingMoves},
    listed as (
      select n.id, n.cancel_requested_at is not null as cancelled, n.paused_at is not null as paused,
             n.wakes_because is not null as wakes,
             exists (select from notices o where o.thread_id = n.thread_id and o.id <> n.id
                        and (o.thread_seq > n.thread_seq or o.state not in ${over})) as neighbours
        from notices n where n.id in (select notice_id from taken))
    select t.id, t.notice_id as "noticeId", t.contact_id as "contactId", t.ticket_id as "ticketId", t.language,
           t.recipient, t.attempts, t.previous,
           case when t.failure like ${`${unanswered}%`} then t.provider end as "unsureAt",
           coalesce(n.cancelled, false) as "isCancelled", coalesce(n.paused, false) as "isPaused", coalesce(n.wakes, false) as "mayWake",
           coalesce(n.neighbours, false) as "hasNeighbours"
      from taken t left join listed n on n.id = t.notice_id`)

/** By the id of a row, the state that it has instead of being sent. */
type Kept = Map<string, DeliveryState>

async function closeCancelled(tx: Context, token: string, rows: readonly Delivery[]): Promise<Kept> {
  if (rows.length === 0) return new Map()
  const closed = await tx.db.execute<{ id: string; state: DeliveryState }>(sql`
    update deliveries d set state = ${asState('cancelled')}, ${leaseReleased}
      from notices n
     where n.id = d.notice_id and n.cancel_requested_at is not null and ${heldBy(token, rows)}
    returning d.id, d.state`)
  return new Map(closed.map(({ id, state }) => [id, state]))
}

/** They go back as they were, and are due in the morning. */
async function putOff(tx: Context, token: string, rows: readonly Delivery[], morning: Date): Promise<Kept> {
  const later = await tx.db.execute<{ id: string; state: DeliveryState }>(sql`
    update deliveries d
       set ${putBack(sql`${morning.toISOString()}::timestamptz`)}
      from notices n
     where n.id = d.notice_id and n.wakes_because is null and ${heldBy(token, rows)}
    returning d.id, d.state`)
  return new Map(later.map(({ id, state }) => [id, state]))
}

const heldBy = (token: string, rows: readonly Delivery[]) => sql`d.lease_token = ${token}::uuid
  and d.notice_id = any(${sql.param([...new Set(rows.map((row) => row.noticeId))])}::uuid[])`
