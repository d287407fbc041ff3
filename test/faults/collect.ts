import type { Sql } from 'postgres'
import type { Driver } from '#test/faults/driver.ts'
import type { Allowance, Evidence, Notice, Row, StoredUpdate, Survey, Ticket } from '#test/faults/evidence.ts'
import { arrivalsIn } from '#test/faults/house.ts'
import { spelledOut } from '#test/faults/spell-out.ts'

/** Everything the checker asks for, from the ledger of the driver, the rows, and the files of the sinks. */
export async function collect(
  sql: Sql,
  folder: string,
  driver: Driver,
  allowance: Allowance,
): Promise<Evidence> {
  const tickets = await sql<Ticket[]>`
    select id, number, substring(description from 'r[0-9]{8}') as "reportKey" from tickets order by id`
  const storedUpdates = await sql<StoredUpdate[]>`
    select id, incident_id as "incidentId", seq, notice_id as "noticeId" from incident_updates where seq is not null`
  const surveys = await sql<Survey[]>`select id, ticket_id as "ticketId" from surveys`
  const notices = await sql<Notice[]>`
    select id, message, state, audience, thread_id as thread, thread_seq as seq, wakes_because is not null as wakes
      from notices`
  const rows = await sql<Row[]>`
    select d.id, d.notice_id as "noticeId", d.recipient, d.channel, d.lane, d.ticket_id as "ticketId", d.state,
           d.failure, d.attempts, d.sent_at is not null as "wasSent",
           exists (select from suppressions s join notices n on n.id = d.notice_id
                    where s.recipient = d.recipient and s.channel = d.channel and s.created_at < n.created_at) as "isClosed"
      from deliveries d`
  return {
    ...{ reports: driver.reports, updates: driver.updates, allowance, quietHours: null },
    ...{ tickets, storedUpdates, surveys, notices, rows },
    arrivals: [
      ...arrivalsIn(folder, 'smtp').map((took) => ({ ...took, channel: 'email' as const })),
      ...(await spelledOut(sql, arrivalsIn(folder, 'sms'))).map((took) => ({
        ...took,
        channel: 'sms' as const,
      })),
    ],
  }
}
