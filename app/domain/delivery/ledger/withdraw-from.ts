import { sql } from 'drizzle-orm'
import { deliveries } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { countMoves } from './count.ts'
import { waiting, type DeliveryState } from './delivery-states.ts'
import { asNoticeStates, unfinishedStates } from './notice-states.ts'

type Address = { channel: string; recipient: string }
type Ending = { state: 'cancelled'; failure: 'unsubscribed' } | { state: 'suppressed'; failure: 'suppressed' }

/**
 * Closes what waits for one address, in the caller's transaction: everything, or only the news it gets as a subscriber,
 * or of these only what tells of one incident.
 * Only unfinished notices are looked at, which an index lists.
 */
export async function withdrawFrom(
  tx: Context,
  { channel, recipient }: Address,
  { state, failure }: Ending,
  what: 'everything' | 'subscribed' | { incidentId: string } = 'everything',
): Promise<void> {
  const isAsked = what === 'everything' ? sql`` : sql`and d.ticket_id is null and d.lane = 'incident'`
  const tellsOf =
    typeof what === 'string'
      ? sql``
      : sql`and subject_type = 'incident_update'
            and subject_id in (select id from incident_updates where incident_id = ${what.incidentId}::uuid)`
  const stopped = await tx.db.execute<{ noticeId: string; state: DeliveryState }>(sql`
    with waiting as (
      select d.id, d.notice_id, d.state from ${deliveries} d
       where d.recipient = ${recipient} and d.channel = ${channel} and d.state in ${waiting}
         and d.notice_id in (select id from notices where state in ${asNoticeStates(...unfinishedStates)} ${tellsOf})
         ${isAsked}
         for update)
    update ${deliveries} d set state = ${state}, failure = ${failure} from waiting w
     where d.notice_id = w.notice_id and d.id = w.id
    returning d.notice_id as "noticeId", w.state`)
  await countMoves(
    tx,
    stopped.map((row) => ({ noticeId: row.noticeId, from: row.state, to: state })),
  )
}
