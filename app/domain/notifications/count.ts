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

/**
 * Keeps the counters of notices as their deliveries move, and calls a notice finished when nothing of it is queued,
 * being sent or waiting for another try. Notices are locked in the order of their ids: two channels never cross.
 */
export async function countMoves(tx: Context, moves: readonly StateMove[]): Promise<void> {
  const deltas = new Map<string, Record<string, number>>()
  for (const { noticeId, from, to } of moves) {
    if (from === to) continue
    const delta = deltas.get(noticeId) ?? {}
    delta[from] = (delta[from] ?? 0) - 1
    delta[to] = (delta[to] ?? 0) + 1
    deltas.set(noticeId, delta)
  }
  if (deltas.size === 0) return
  const rows = [...deltas].map(([id, delta]) => ({ id, ...delta }))
  const sums = sql.raw(counted.map((state) => `${state} = n.${state} + coalesce(m.${state}, 0)`).join(', '))
  const columns = sql.raw(counted.map((state) => `${state} int`).join(', '))
  await tx.db.execute(
    sql`select id from notices where id = any(${sql.param([...deltas.keys()])}::uuid[]) order by id for update`,
  )
  // One that is sending and has nothing left to send is finished by the very move that emptied it.
  const left = sql.raw(open.map((state) => `n.${state} + coalesce(m.${state}, 0)`).join(' + '))
  const isOver = sql`n.state = 'sending' and ${left} = 0`
  await tx.db.execute(sql`
    update notices n
       set ${sums}, finished_at = case when ${isOver} then now() else n.finished_at end,
           state = case when not (${isOver}) then n.state when n.cancel_requested_at is null then 'finished' else 'cancelled' end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id uuid, ${columns})
     where n.id = m.id`)
}
