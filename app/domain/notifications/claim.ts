import { randomUUID } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { inTransaction, type Context } from '#app/domain/context.ts'
import type { Channel, Lane } from '#jobs/definitions.ts'
import { countMoves } from './count.ts'
import { keepOrder } from './keep-order.ts'
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
type Taken = Claimed & { isCancelled: boolean; mayWake: boolean; isThreaded: boolean }
/** `isWhole`: as many rows were due as are taken at once, so there may be more. */
export type Claim = { token: string; rows: Claimed[]; isWhole: boolean }

/**
 * Takes up to a hundred due rows of a lane and channel under a lease. Two queries, each on its own partial index:
 * first what is due, and only when nothing is, what a dead worker left behind. Rows of a cancelled notice, and
 * those that newer news to the same person has overtaken, are closed here instead of being sent; at night SMS that
 * may not wake anybody are put off, whatever made them due.
 */
export function claimDeliveries(
  ctx: Context,
  lane: Lane,
  channel: Channel,
  morning: (tx: Context) => Promise<Date | null> = morningToWaitFor,
): Promise<Claim> {
  return inTransaction(ctx, async (tx) => {
    const token = randomUUID()
    const due = sql`lane = ${lane} and channel = ${channel} and state in ('queued', 'temporary') and next_at <= now()
                    order by next_at`
    const abandoned = sql`lane = ${lane} and channel = ${channel} and state = 'sending' and lease_until < now()
                     order by lease_until`
    let rows = await take(tx, lane, token, due)
    if (rows.length === 0) rows = await take(tx, lane, token, abandoned)

    const states: Kept = rows.some((row) => row.isCancelled)
      ? await closeCancelled(tx, token, rows)
      : new Map()
    const canWait = keepsQuiet(lane, channel) && rows.some((row) => !row.mayWake)
    const wake = canWait ? await morning(tx) : null
    if (wake) for (const [id, state] of await putOff(tx, token, rows, wake)) states.set(id, state)
    const left = rows.filter(({ id }) => !states.has(id))
    const order = left.some((row) => row.isThreaded)
      ? await keepOrder(tx, token, left)
      : { kept: left, moves: [] }
    const claimed = rows.map(({ id, noticeId, previous }) => ({
      noticeId,
      from: previous,
      to: states.get(id) ?? 'sending',
    }))
    await countMoves(tx, [...claimed, ...order.moves])
    return { token, rows: order.kept, isWhole: rows.length === chunkSize }
  })
}

/** How the ledger marks a try of which nobody knows whether it left. */
export const unanswered = 'unknown:'

const take = (tx: Context, lane: Lane, token: string, which: SQL) =>
  tx.db.execute<Taken>(sql`
    with due as (
      select id, notice_id, state from deliveries where ${which} limit ${chunkSize} for update skip locked)
    update deliveries d
       set state = 'sending', lease_token = ${token}::uuid, attempts = d.attempts + 1,
           lease_until = now() + make_interval(secs => ${leaseSeconds[lane]})
      from due left join notices n on n.id = due.notice_id
     where d.id = due.id and d.notice_id = due.notice_id
    returning d.id, d.notice_id as "noticeId", d.contact_id as "contactId", d.ticket_id as "ticketId", d.language,
              d.recipient, d.attempts, due.state as previous,
              case when d.failure like ${`${unanswered}%`} then d.provider end as "unsureAt",
              n.cancel_requested_at is not null as "isCancelled", n.wakes_because is not null as "mayWake",
              n.thread_id is not null as "isThreaded"`)

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
