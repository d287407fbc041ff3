import { sql } from 'drizzle-orm'
import type { Context } from '#app/domain/context.ts'

export type StateMove = { noticeId: string; from: string; to: string }
const open = ['queued', 'sending', 'temporary']
const counted = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'temporary',
  'permanent',
  'suppressed',
  'cancelled',
]

const changeOf = (state: string) =>
  `(count(*) filter (where went_to = '${state}') - count(*) filter (where came_from = '${state}'))::int as ${state}`
const changes = counted.map(changeOf).join(', ')
const sums = counted.map((state) => `${state} = n.${state} + m.${state}`).join(', ')
/** One that is sending and has nothing left to send is finished by the very move that emptied it, paused or not. */
const isOver = `n.state in ('sending', 'paused') and ${open.map((state) => `n.${state} + m.${state}`).join(' + ')} = 0`

/**
 * The rest of a statement that has moved deliveries and says so in `moves (notice_id, came_from, went_to)`: it keeps
 * the counters of their notices, and calls a notice finished when nothing of it is queued, being sent or waiting for
 * another try. Notices are locked in the order of their ids: two channels never cross.
 */
export const countingMoves = sql.raw(`
  changes as (select notice_id, ${changes} from moves where came_from <> went_to group by notice_id),
  locked as (select id from notices where id in (select notice_id from changes) order by id for update),
  counting as (
    update notices n
       set ${sums}, finished_at = case when ${isOver} then now() else n.finished_at end,
           paused_at = case when ${isOver} then null else n.paused_at end,
           state = case when not (${isOver}) then n.state when n.cancel_requested_at is null then 'finished' else 'cancelled' end
      from changes m join locked l on l.id = m.notice_id
     where n.id = m.notice_id)`)

/** The same for moves that are known already. */
export async function countMoves(tx: Context, moves: readonly StateMove[]): Promise<void> {
  const rows = moves.filter(({ from, to }) => from !== to)
  if (rows.length === 0) return
  await tx.db.execute(sql`
    with moves as (
      select "noticeId" as notice_id, "from" as came_from, "to" as went_to
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("noticeId" uuid, "from" text, "to" text)),
    ${countingMoves}
    select`)
}
