import type postgres from 'postgres'

/** What must hold whatever was sent: each names the rows for which it does not. */
export async function brokenInvariants(sql: postgres.Sql): Promise<string[]> {
  const checks: Record<string, postgres.PendingQuery<postgres.Row[]>> = {
    'a ticket was filed once': sql`
      select t.id from tickets t left join events e on e.subject_id = t.id and e.action = 'ticket.filed'
       group by t.id having count(e.id) <> 1`,
    'every ticket has a number of its own': sql`select number from tickets group by number having count(*) > 1`,
    'a claim on an invoice belongs to a ticket': sql`
      select o.key from open_reports o left join tickets t on t.id = o.ticket_id where t.id is null`,
    'a notice counts what its rows say': sql`
      select n.id from notices n
        join lateral (select count(*) filter (where state = 'queued') queued, count(*) filter (where state = 'sent') sent,
                             count(*) filter (where state = 'suppressed') suppressed, count(*) filter (where state = 'permanent') permanent
                        from deliveries d where d.notice_id = n.id) d on true
       where n.state in ('finished', 'cancelled')
         and (n.queued, n.sent, n.suppressed, n.permanent) <> (d.queued, d.sent, d.suppressed, d.permanent)`,
    'nothing is sent twice to one': sql`
      select notice_id from deliveries group by notice_id, recipient, channel having count(*) > 1`,
    'no incident is recovered before it was declared': sql`
      select id from incidents where resolved_at < declared_at`,
    'what happened is in the audit': sql`
      select count(*)::int as missing from events
       where action like 'ticket.%' and not exists (select from audit_rows a where a.subject_id = events.subject_id)
      having count(*) > 0`,
  }
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, query]) => ({ name, rows: await query })),
  )
  return results.flatMap(({ name, rows }) => (rows.length > 0 ? [`${name}: ${rows.length} rows`] : []))
}
