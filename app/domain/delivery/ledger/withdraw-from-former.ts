import { sql } from 'drizzle-orm'
import { deliveries, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Contact } from '#app/domain/contacts/contacts/store-contact.ts'
import { countMoves } from './count.ts'
import { asState, waiting, type DeliveryState } from './delivery-states.ts'

/** Closes what waits about a contact's tickets for an address that is the contact's no more, in the caller's transaction. */
export async function withdrawFromFormer(tx: Context, contact: Contact): Promise<void> {
  const own = [contact.mobileIndex, contact.emailIndex].filter((index) => index !== null)
  const stopped = await tx.db.execute<{ noticeId: string; state: DeliveryState }>(sql`
    with waiting as (
      select d.id, d.notice_id, d.state from ${deliveries} d
       where d.ticket_id in (select id from ${tickets} where contact_id = ${contact.id}::uuid)
         and d.contact_id = ${contact.id}::uuid and d.state in ${waiting}
         and d.recipient <> all(${sql.param(own)}::text[])
         for update)
    update ${deliveries} d set state = ${asState('cancelled')} from waiting w
     where d.notice_id = w.notice_id and d.id = w.id
    returning d.notice_id as "noticeId", w.state`)
  await countMoves(
    tx,
    stopped.map((row) => ({ noticeId: row.noticeId, from: row.state, to: 'cancelled' as const })),
  )
}
