import { sql } from 'drizzle-orm'
import type { Context } from '#app/domain/ground/context.ts'
import type { Delivery } from '#app/domain/delivery/sending/claimed-delivery.ts'
import type { StateMove } from '#app/domain/delivery/ledger/count.ts'
import {
  asState,
  asStates,
  leaseReleased,
  putBack,
  waiting,
  type DeliveryState,
} from '#app/domain/delivery/ledger/delivery-states.ts'
import { over } from '#app/domain/delivery/ledger/notice-states.ts'

/** How long news waits for an older one of its thread that is just being sent to the same person. */
const patienceSeconds = 2

type Neighbour = { noticeId: string; other: string; isNewer: boolean }
type Order = { kept: Delivery[]; moves: StateMove[] }

/**
 * Nobody reads an older update after a newer one. Of the rows just claimed, those whose person has a newer one of the
 * same thread in the ledger are closed as superseded; for the rest, what has not left of older ones to the same person
 * is closed, and where an older one is in flight at this moment the newer one waits for it.
 */
export async function supersedeOlder(tx: Context, token: string, rows: readonly Delivery[]): Promise<Order> {
  const neighbours = await neighboursOf(tx, rows)
  const moves: StateMove[] = []
  if (neighbours.length === 0) return { kept: [...rows], moves }

  const left = new Set(rows.map((row) => row.id))
  for (const { noticeId, other } of neighbours.filter(({ isNewer }) => isNewer)) {
    for (const { id } of await closeOvertaken(tx, token, noticeId, other)) {
      left.delete(id)
      moves.push({ noticeId, from: 'sending', to: 'cancelled' })
    }
  }
  for (const { noticeId, other } of neighbours.filter(({ isNewer }) => !isNewer)) {
    for (const { state } of await closeOlder(tx, token, noticeId, other)) {
      moves.push({ noticeId: other, from: state, to: 'cancelled' })
    }
    for (const { id, state } of await waitFor(tx, token, noticeId, other)) {
      left.delete(id)
      moves.push({ noticeId, from: 'sending', to: state })
    }
  }
  return { kept: rows.filter((row) => left.has(row.id)), moves }
}

/** Other notices of the same threads: every newer one, and older ones that are not over yet. Mostly there are none. */
async function neighboursOf(tx: Context, rows: readonly Delivery[]): Promise<Neighbour[]> {
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map((row) => row.noticeId))]
  return tx.db.execute<Neighbour>(sql`
    select n.id as "noticeId", o.id as other, o.thread_seq > n.thread_seq as "isNewer"
      from notices n join notices o on o.thread_id = n.thread_id and o.id <> n.id
     where n.id = any(${sql.param(ids)}::uuid[])
       and (o.thread_seq > n.thread_seq or o.state not in ${over})
     order by n.id, o.id`)
}

/** A newer one that was called off or may not reach this person overtakes nothing. */
const closeOvertaken = (tx: Context, token: string, noticeId: string, newer: string) =>
  tx.db.execute<{ id: string }>(sql`
    update deliveries d set state = ${asState('cancelled')}, failure = 'superseded', ${leaseReleased}
      from deliveries o
     where d.notice_id = ${noticeId}::uuid and d.lease_token = ${token}::uuid
       and o.notice_id = ${newer}::uuid and o.recipient = d.recipient and o.channel = d.channel
       and o.state not in ${asStates('cancelled', 'suppressed')}
    returning d.id`)

/** Waits for whoever is claiming such a row at this moment: afterwards it is either closed here or seen in flight. */
const closeOlder = (tx: Context, token: string, noticeId: string, older: string) =>
  tx.db.execute<{ state: DeliveryState }>(sql`
    with waiting as (
      select o.id, o.state from deliveries o join deliveries d on d.recipient = o.recipient and d.channel = o.channel
       where d.notice_id = ${noticeId}::uuid and d.lease_token = ${token}::uuid
         and o.notice_id = ${older}::uuid and o.state in ${waiting}
       order by o.id for update of o)
    update deliveries o set state = ${asState('cancelled')}, failure = 'superseded' from waiting w
     where o.notice_id = ${older}::uuid and o.id = w.id
    returning w.state`)

/** The newer rows are due again when the older ones, which are being sent, have been acknowledged. */
const waitFor = (tx: Context, token: string, noticeId: string, older: string) =>
  tx.db.execute<{ id: string; state: DeliveryState }>(sql`
    update deliveries d
       set ${putBack(sql`now() + make_interval(secs => ${patienceSeconds})`)}
      from deliveries o
     where d.notice_id = ${noticeId}::uuid and d.lease_token = ${token}::uuid
       and o.notice_id = ${older}::uuid and o.recipient = d.recipient and o.channel = d.channel
       and o.state = ${asState('sending')}
    returning d.id, d.state`)
