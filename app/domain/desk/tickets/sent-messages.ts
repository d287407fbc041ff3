import { sql } from 'drizzle-orm'
import type { DeliveryState } from '#app/domain/delivery/ledger/delivery-states.ts'
import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Ticket } from './ticket.ts'

export type SentMessage = {
  id: string
  noticeId: string
  message: string
  isNews: boolean
  channel: string
  state: DeliveryState
  failure: string | null
  createdAt: Date
  sentAt: Date | null
  deliveredAt: Date | null
  /** Of an update: its incident and its number there. */
  incident: string | null
  seq: number | null
}
export type SentMessages = { items: SentMessage[]; hasMore: boolean }

const most = 100
const longestWait = 60 * dayMs

/**
 * What was sent about a ticket to whoever reported it, the newest first, and what became of it. One address gets the
 * news of an incident once: with several linked tickets it stands with the first of them.
 */
export async function sentMessagesOf(
  ctx: Context,
  { id, createdAt }: Pick<Ticket, 'id' | 'createdAt'>,
): Promise<SentMessages> {
  // News may have been written before the ticket came and waited for their time; months before that are not asked.
  const since = new Date(+createdAt - longestWait)

  type Row = Omit<SentMessage, 'createdAt' | 'sentAt' | 'deliveredAt'> & {
    createdAt: string
    sentAt: string | null
    deliveredAt: string | null
  }
  const rows = await ctx.db.execute<Row>(sql`
    select d.id, d.notice_id as "noticeId", n.message, n.lane = 'incident' as "isNews", d.channel, d.state, d.failure,
           d.created_at as "createdAt", d.sent_at as "sentAt", d.delivered_at as "deliveredAt",
           i.number as incident, u.seq
      from deliveries d
      join notices n on n.id = d.notice_id
      left join incident_updates u on n.subject_type = 'incident_update' and u.id = n.subject_id
      left join incidents i on i.id = u.incident_id
     where d.ticket_id = ${id}::uuid and d.notice_id >= uuid_from(${since.toISOString()}::timestamptz)
     order by d.created_at desc, d.id desc limit ${most + 1}`)
  const items = rows.slice(0, most).map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    sentAt: row.sentAt ? new Date(row.sentAt) : null,
    deliveredAt: row.deliveredAt ? new Date(row.deliveredAt) : null,
  }))
  return { items, hasMore: rows.length > most }
}
