import { sql } from 'drizzle-orm'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { countingMoves } from '#app/domain/delivery/ledger/count.ts'
import { asState } from '#app/domain/delivery/ledger/delivery-states.ts'
import { asNoticeState } from '#app/domain/delivery/ledger/notice-states.ts'

/**
 * What was due before `until` left then, half a minute later: no message of three weeks ago leaves today, and none is
 * called off because of newer news that the demo has told since. Later messages are left to the worker.
 */
export const markPastAsSent = (ctx: Context, until: Date): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    // A row that waits for no morning is due when it is made, which is now: its notice knows the day that is told of.
    const leaves = sql`case when d.next_at between now() - interval '15 minutes' and now() then n.created_at else d.next_at end`
    await tx.db.execute(sql`
      with changed as (
        update deliveries d
           set state = ${asState('sent')}, provider = 'sandbox-' || d.channel, attempts = 1,
               created_at = n.created_at, sent_at = ${leaves} + interval '30 seconds'
          from notices n
         where n.id = d.notice_id and d.state = ${asState('queued')} and ${leaves} <= ${until.toISOString()}::timestamptz
        returning d.notice_id),
      moves as (select notice_id, ${asState('queued')} as came_from, ${asState('sent')} as went_to from changed),
      ${countingMoves}
      select`)
    await tx.db.execute(sql`
      update notices n set finished_at = l.at
        from (select notice_id, max(sent_at) as at from deliveries where sent_at is not null group by 1) l
       where l.notice_id = n.id and n.state = ${asNoticeState('finished')} and n.finished_at = now()`)
  })
