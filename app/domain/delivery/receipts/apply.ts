import { sql } from 'drizzle-orm'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { countMoves, type StateMove } from '#app/domain/delivery/ledger/count.ts'
import { asState, asStates, leaseReleased } from '#app/domain/delivery/ledger/delivery-states.ts'

/** What nothing fits after that is about nothing of ours. */
const patience = '3 days'

/**
 * Applies receipts that wait, each to the delivery it is about. A delivery that is being sent at this moment keeps its
 * receipt waiting until it is acknowledged. Delivered is the last word; a failure reported after it changes nothing,
 * and neither does one of a try that is repeated. Returns how many deliveries moved.
 */
export function applyReceipts(
  ctx: Context,
  which: { receipts: string[] } | { deliveries: string[] },
): Promise<number> {
  const ids = 'receipts' in which ? which.receipts : which.deliveries
  if (ids.length === 0) return Promise.resolve(0)
  return inTransaction(ctx, async (tx) => {
    const about =
      'receipts' in which
        ? sql`r.id = any(${sql.param(ids)}::uuid[])`
        : sql`d.id = any(${sql.param(ids)}::uuid[])`
    // By the id we gave, or by the provider's own reference: two joins, because each has an index of its own.
    const applied = await tx.db.execute<StateMove>(sql`
      with matched as materialized (
        select r.id as receipt_id, r.state as reported, r.code, r.occurred_at, d.id, d.notice_id
          from receipts r join deliveries d on d.id = r.delivery_id
         where ${about} and r.applied_at is null and (d.provider = r.provider or d.provider is null)
        union all
        select r.id, r.state, r.code, r.occurred_at, d.id, d.notice_id
          from receipts r join deliveries d on d.provider_ref = r.provider_ref and d.provider = r.provider and d.channel <> 'email'
         where ${about} and r.applied_at is null and r.delivery_id is null
           and (r.recipient is null or r.recipient = d.recipient)),
      held as materialized (
        select d.id, d.notice_id, d.state from deliveries d
         where (d.notice_id, d.id) in (select notice_id, id from matched) order by d.notice_id, d.id for update),
      due as (
        select m.receipt_id, m.id, m.notice_id, m.reported, m.code, m.occurred_at, h.state
          from matched m join held h on h.id = m.id and h.notice_id = m.notice_id where h.state <> ${asState('sending')}),
      settled as (update receipts r set applied_at = now() from due where r.id = due.receipt_id returning r.id),
      -- Of several about one delivery, delivered wins.
      verdict as (
        select distinct on (id) id, notice_id, state as former, reported, code, occurred_at from due
         where (reported = ${asState('delivered')}
                and state in ${asStates('sent', 'permanent', 'temporary', 'queued')})
            or (reported = ${asState('permanent')} and state = ${asState('sent')})
         order by id, reported = ${asState('delivered')} desc, occurred_at desc nulls last)
      update deliveries d
         set state = v.reported, failure = case when v.reported = ${asState('delivered')} then null else coalesce(v.code, 'receipt') end,
             sent_at = coalesce(d.sent_at, now()), ${leaseReleased},
             delivered_at = case when v.reported = ${asState('delivered')} then coalesce(v.occurred_at, now()) end
        from verdict v where d.notice_id = v.notice_id and d.id = v.id
      returning d.notice_id as "noticeId", v.former as "from", d.state as "to"`)
    await countMoves(tx, applied)
    return applied.length
  })
}

/** Whether any receipt waits for its delivery; mostly none does. */
export async function someReceiptsWait(tx: Context): Promise<boolean> {
  const [row] = await tx.db.execute<{ some: boolean }>(
    sql`select exists (select from receipts where applied_at is null and created_at > now() - ${patience}::interval) as some`,
  )
  return row?.some === true
}

/** Receipts of the last days that came before what they speak of was written down. Part of the sweep. */
export async function applyWaitingReceipts(ctx: Context): Promise<void> {
  const waiting = await ctx.db.execute<{ id: string }>(sql`
    select id from receipts where applied_at is null and created_at > now() - ${patience}::interval
     order by created_at limit 1000`)
  await applyReceipts(ctx, { receipts: waiting.map(({ id }) => id) })
}

/** Receipts say nothing new after that; the delivery keeps what they said. Part of the sweep. */
export async function forgetOldReceipts(ctx: Context): Promise<void> {
  await ctx.db.execute(sql`
    delete from receipts where id in (
      select id from receipts where created_at < now() - interval '90 days' order by created_at limit 10000)`)
  await ctx.db.execute(sql`delete from receipt_pulls where next_at < now() - interval '30 days'`)
}
