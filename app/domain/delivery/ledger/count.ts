import { sql } from 'drizzle-orm'
import { deliveryStates, openStates } from '#db/schema/delivery-states.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { mayMove, type DeliveryState } from './delivery-states.ts'
import { asNoticeState, asNoticeStates } from './notice-states.ts'

export type StateMove = { noticeId: string; from: DeliveryState; to: DeliveryState }

const changeOf = (state: DeliveryState) =>
  `(count(*) filter (where went_to = '${state}') - count(*) filter (where came_from = '${state}'))::int as ${state}`
const changes = sql.raw(deliveryStates.map(changeOf).join(', '))
const sums = sql.raw(deliveryStates.map((state) => `${state} = n.${state} + m.${state}`).join(', '))
const leftOpen = sql.raw(openStates.map((state) => `n.${state} + m.${state}`).join(' + '))
/** One that is sending and has nothing left to send is finished by the very move that emptied it, paused or not. */
const isOver = sql`n.state in ${asNoticeStates('sending', 'paused')} and ${leftOpen} = 0`

/**
 * The rest of a statement that has moved deliveries and says so in `moves (notice_id, came_from, went_to)`: it keeps
 * the counters of their notices, and calls a notice finished when nothing of it is queued, being sent or waiting for
 * another try. Notices are locked in the order of their ids: two channels never cross.
 */
export const countingMoves = sql`
  changes as (select notice_id, ${changes} from moves where came_from <> went_to group by notice_id),
  locked as (select id from notices where id in (select notice_id from changes) order by id for update),
  counting as (
    update notices n
       set ${sums}, finished_at = case when ${isOver} then now() else n.finished_at end,
           paused_at = case when ${isOver} then null else n.paused_at end,
           state = case when not (${isOver}) then n.state when n.cancel_requested_at is null
                        then ${asNoticeState('finished')} else ${asNoticeState('cancelled')} end
      from changes m join locked l on l.id = m.notice_id
     where n.id = m.notice_id)`

/** The same for moves that are known already. Throws for one that no delivery may make: its transaction is rolled back. */
export async function countMoves(tx: Context, moves: readonly StateMove[]): Promise<void> {
  const rows = moves.filter(({ from, to }) => from !== to)
  for (const { from, to } of rows)
    if (!mayMove(from, to)) throw new Error(`a delivery may not go from ${from} to ${to}`)
  if (rows.length === 0) return
  await tx.db.execute(sql`
    with moves as (
      select "noticeId" as notice_id, "from" as came_from, "to" as went_to
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("noticeId" uuid, "from" text, "to" text)),
    ${countingMoves}
    select`)
}
