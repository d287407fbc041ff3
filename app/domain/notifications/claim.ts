import { randomUUID } from 'node:crypto'
import { sql, type SQL } from 'drizzle-orm'
import { inTransaction, type Context } from '#app/domain/context.ts'
import type { Channel, Lane } from '#jobs/definitions.ts'
import { countMoves } from './count.ts'
import { keepOrder } from './keep-order.ts'

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
}
export type Claim = { token: string; rows: Claimed[]; taken: number }

/**
 * Takes up to a hundred due rows of a lane and channel under a lease. Two queries, each on its own partial index:
 * first what is due, and only when nothing is, what a dead worker left behind. Rows of a cancelled notice, and
 * those that newer news to the same person has overtaken, are closed here instead of being sent. `taken` counts them
 * too: less than a chunk means that no more was due.
 */
export function claimDeliveries(ctx: Context, lane: Lane, channel: Channel): Promise<Claim> {
  return inTransaction(ctx, async (tx) => {
    const token = randomUUID()
    const due = sql`lane = ${lane} and channel = ${channel} and state in ('queued', 'temporary') and next_at <= now()
                    order by next_at`
    const left = sql`lane = ${lane} and channel = ${channel} and state = 'sending' and lease_until < now()
                     order by lease_until`
    let rows = await take(tx, lane, token, due)
    if (rows.length === 0) rows = await take(tx, lane, token, left)

    const cancelled = await closeCancelled(tx, token, rows)
    const order = await keepOrder(
      tx,
      token,
      rows.filter((row) => !cancelled.has(row.id)),
    )
    const claimed = rows.map((row) => ({
      noticeId: row.noticeId,
      from: row.previous,
      to: cancelled.has(row.id) ? 'cancelled' : 'sending',
    }))
    await countMoves(tx, [...claimed, ...order.moves])
    return { token, rows: order.kept, taken: rows.length }
  })
}

const take = (tx: Context, lane: Lane, token: string, which: SQL) =>
  tx.db.execute<Claimed>(sql`
    with due as (
      select id, notice_id, state from deliveries where ${which} limit ${chunkSize} for update skip locked)
    update deliveries d
       set state = 'sending', lease_token = ${token}::uuid, attempts = d.attempts + 1,
           lease_until = now() + make_interval(secs => ${leaseSeconds[lane]})
      from due where d.id = due.id and d.notice_id = due.notice_id
    returning d.id, d.notice_id as "noticeId", d.contact_id as "contactId", d.ticket_id as "ticketId", d.language,
              d.recipient, d.attempts, due.state as previous`)

async function closeCancelled(tx: Context, token: string, rows: readonly Claimed[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const closed = await tx.db.execute<{ id: string }>(sql`
    update deliveries d set state = 'cancelled', lease_token = null, lease_until = null
      from notices n
     where n.id = d.notice_id and n.cancel_requested_at is not null and d.lease_token = ${token}::uuid
       and d.notice_id = any(${sql.param([...new Set(rows.map((row) => row.noticeId))])}::uuid[])
    returning d.id`)
  return new Set(closed.map((row) => row.id))
}
