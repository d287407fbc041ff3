import { expect, test } from 'vitest'
import { installReferenceData } from '#app/domain/stewardship/installation/install-reference-data.ts'
import { verifyAudit } from '#app/domain/ground/audit/chain.ts'
import { makeDemoData } from '#jobs/demo/index.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'

test('the demo data show a living desk', { timeout: 60_000 }, async () => {
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
})
