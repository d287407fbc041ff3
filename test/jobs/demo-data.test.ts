import { expect, test } from 'vitest'
import { installReferenceData } from '#app/domain/stewardship/installation/install-reference-data.ts'
import { verifyAudit } from '#app/domain/ground/audit/chain.ts'
import { makeDemoData } from '#jobs/demo/index.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'

test('the demo data show a living desk', { timeout: 120_000 }, async () => {
  await installReferenceData(asSystem())
  await makeDemoData(asSystem(), 'demo-password')

  const [counts] = await sql`
    select (select count(*) from staff)::int as staff, (select count(*) from tickets)::int as tickets,
           (select count(*) from subscribers)::int as subscribers,
           (select count(*) from incidents where resolved_at is null)::int as open,
           (select count(*) from incident_updates where status = 'postmortem')::int as reviews,
           (select count(*) from tickets t join incidents i on i.id = t.incident_id where i.resolved_at is null)::int as linked,
           (select count(*) from maintenance_windows where starts_at > now())::int as maintenance,
           (select count(*) from contacts where demo_since is null)::int as real`
  expect(counts).toEqual({
    staff: 12,
    tickets: 300,
    subscribers: 200,
    open: 1,
    reviews: 2,
    linked: 40,
    maintenance: 1,
    real: 0,
  })
  const states = await sql`select state, count(*)::int as count from tickets group by state order by state`
  expect(states.map((row) => row.state)).toEqual(
    expect.arrayContaining(['closed', 'new', 'open', 'resolved', 'waiting_reporter']),
  )
  expect(await verifyAudit(asSystem())).toMatchObject({ intact: true })
  for (const [rule, strays] of Object.entries(await straysByRule())) expect.soft(strays, rule).toEqual([])
})

/** What no house would have, by the rule that it breaks: days, kinds and counts that do not fit together. */
const straysByRule = async () => ({
  'nothing happens to a ticket before it is filed': await sql`
    select e.action, e.at, t.created_at from events e join tickets t on t.id = e.subject_id where e.at < t.created_at`,
  'nobody writes before a ticket is filed, nor after today': await sql`
    select m.created_at from messages m join tickets t on t.id = m.ticket_id
     where m.created_at < t.created_at or m.created_at > now()`,
  'nobody answers a ticket before somebody has it': await sql`
    select t.number from tickets t join events a on a.subject_id = t.id and a.action = 'ticket.assigned'
     where t.first_responded_at < a.at and t.state <> 'new'
       and not exists (select from events o where o.subject_id = t.id and o.action = 'ticket.assigned' and o.at < a.at)`,
  'nothing has happened that is still to come': await sql`select action, at from events where at > now()`,
  'praise and suggestions are not put right': await sql`
    select t.kind from events e join tickets t on t.id = e.subject_id
     where e.action = 'ticket.rectification_started'
       and t.kind not in ('missing_invoice', 'technical_fault', 'complaint')`,
  'an incident that is over had reports, answers, surveys and ratings': await sql`
    select i.number, count(distinct t.id), count(distinct s.id), count(distinct a.survey_id)
      from incidents i left join tickets t on t.incident_id = i.id left join surveys s on s.ticket_id = t.id
      left join survey_answers a on a.survey_id = s.id
     where i.resolved_at is not null group by i.id
    having count(distinct t.id) < 10 or count(distinct s.id) < 10 or count(distinct a.survey_id) < 5
        or (select count(*) from incident_updates u join notices n on n.subject_id = u.id
             where u.incident_id = i.id) < 4
        or count(distinct t.id) filter (where t.first_responded_at is null or t.created_at > i.declared_at) > 0`,
  'what it told went to its reporters, and none of it was called off or is waiting': await sql`
    select n.message, n.state, n.audience, n.sent, n.cancelled from incidents i
      join incident_updates u on u.incident_id = i.id join notices n on n.subject_id = u.id
     where i.resolved_at is not null and u.status <> 'postmortem'
       and (n.audience < 10 or n.sent < n.audience or n.state <> 'finished')`,
  'what was told to many hours ago has left': await sql`
    select message, audience, sent, cancelled from notices
     where audience > 1 and created_at < now() - interval '2 hours' and (sent * 2 < audience or cancelled > 0)`,
  'a message leaves after it was made, and by the next morning': await sql`
    select created_at, sent_at from deliveries
     where sent_at < created_at or sent_at > created_at + interval '11 hours' or sent_at > now()`,
})
