import { eq, sql } from 'drizzle-orm'
import { deliveries, notices } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { asState, waiting, type DeliveryState } from './delivery-states.ts'

type Notice = typeof notices.$inferSelect

/**
 * Closes what has not left of a notice, in the caller's transaction and under the notice's lock; what is in flight
 * still arrives. `failure` says why where it was nobody's wish. Returns how many were stopped.
 */
export async function withdrawUnsent(
  tx: Context,
  notice: Notice,
  failure: 'superseded' | null = null,
): Promise<number> {
  const stopped = await tx.db.execute<{ state: DeliveryState }>(sql`
    with stopped as (
      select id, state from ${deliveries}
       where notice_id = ${notice.id}::uuid and state in ${waiting} for update)
    update ${deliveries} d set state = ${asState('cancelled')}, failure = coalesce(${failure}, d.failure) from stopped s
     where d.notice_id = ${notice.id}::uuid and d.id = s.id returning s.state`)
  const queued = stopped.filter((row) => row.state === 'queued').length
  const inFlight = notice.sending > 0 || notice.state === 'expanding'
  await tx.db
    .update(notices)
    .set({
      cancelRequestedAt: sql`now()`,
      queued: notice.queued - queued,
      temporary: notice.temporary - (stopped.length - queued),
      cancelled: notice.cancelled + stopped.length,
      ...(inFlight ? {} : { state: 'cancelled', finishedAt: sql`now()` }),
    })
    .where(eq(notices.id, notice.id))
  return stopped.length
}
