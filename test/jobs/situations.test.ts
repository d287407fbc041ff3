import { beforeEach, expect, test } from 'vitest'
import { installReferenceData } from '#app/domain/stewardship/installation/install-reference-data.ts'
import { verifyAudit } from '#app/domain/ground/audit/chain.ts'
import { makeSituation, type SituationName } from '#jobs/demo/situations/index.ts'
import { asSystem, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'

const openStates = ['new', 'open', 'waiting_reporter', 'waiting_upstream', 'reopened']
/** In the middle of a working day, where nothing else is said. */
const noon = '2026-03-04T12:00+08:00'

beforeEach(() => installReferenceData(asSystem()))

/** Whatever it is: the people of the demo, nobody real, nothing from the time after it or from before a report. */
async function make(name: SituationName, now = noon) {
  await makeSituation(asSystem(at(now)), name, 'a long password')
  expect(await count('staff')).toBe(12)
  expect(await count('contacts where demo_since is null')).toBe(0)
  expect(await count('tickets where created_at > $1 or last_activity_at > $1', now)).toBe(0)
  expect(await count('events e join tickets t on t.id = e.subject_id where e.at < t.created_at')).toBe(0)
  expect(await count('deliveries where sent_at > $1', now)).toBe(0)
  expect(await verifyAudit(asSystem())).toMatchObject({ intact: true })
}
const count = async (where: string, ...values: Array<string | string[]>) =>
  Number((await sql.unsafe(`select count(*)::int as count from ${where}`, values))[0]?.count)

test('a quiet day has a few tickets and nothing open', async () => {
  await make('quiet-day')
  expect(await count('tickets')).toBe(12)
  expect(await count('tickets where state = any($1)', openStates)).toBe(0)
  expect(await count("tickets where state = 'closed'")).toBeGreaterThan(0)
  expect(await count('incidents')).toBe(0)
})

// Made before, soon after and long after that hour of the night, and after the quiet hours.
test.each([
  ['2026-03-04T01:00+08:00', '2026-03-03T02:10+08:00', '2026-03-04T08:00+08:00'],
  ['2026-03-04T03:30+08:00', '2026-03-04T02:10+08:00', '2026-03-04T08:00+08:00'],
  [noon, '2026-03-04T02:10+08:00', '2026-03-05T08:00+08:00'],
])(
  'an incident at night, made at %s, was declared at %s and its SMS wait until %s',
  async (now, declared, until) => {
    await make('incident-at-night', now)
    const [incident] = await sql`
    select i.declared_at, i.resolved_at, i.public_status, i.next_update_at > ${now} as promised, s.key, s.due_at > ${now} as running,
           (select count(*)::int from tickets t where t.incident_id = i.id) as linked
      from incidents i join incident_stages s on s.incident_id = i.id
     where s.started_at is not null and s.completed_at is null`
    expect(incident).toEqual({
      declared_at: at(declared),
      resolved_at: null,
      public_status: 'identified',
      promised: true,
      key: 'repair',
      running: true,
      linked: 40,
    })
    const waiting = await sql`
    select distinct channel, next_at from deliveries
     where lane = 'incident' and state = 'queued' and next_at = ${until} order by channel`
    expect(waiting.map(({ channel }) => channel)).toContain('sms')
    expect(await count("deliveries where lane = 'incident' and channel = 'email'")).toBeGreaterThan(0)
  },
)

test('after a recovery some have answered, some have not, and some are not content', async () => {
  await make('after-recovery')
  expect(await count('incidents where resolved_at is not null and recovered_at is not null')).toBe(1)
  expect(await count('surveys')).toBe(30)
  expect(await count('survey_answers')).toBe(21)
  expect(await count('survey_answers where level <= 2')).toBe(6)
  expect(await count("tickets where state = 'reopened' and rectification_due_at is not null")).toBe(6)
  expect(await count("notices where state = 'cancelled' or cancelled > 0")).toBe(0)
  expect(await count("notices where message = 'incident-update' and state <> 'finished'")).toBe(0)
})

test('a backlog has late tickets, tickets at risk, and a queue that nobody takes from', async () => {
  await make('backlog')
  expect(await count('tickets where breached_at is not null')).toBe(14)
  expect(await count('tickets where at_risk_at is not null and breached_at is null')).toBe(14)
  expect(await count('tickets where first_responded_at is not null')).toBe(21)
  const queues = await sql`
    select d.key, count(*)::int from tickets t join departments d on d.id = t.department_id
     where assignee_id is null group by 1`
  expect(queues).toEqual([{ key: 'tech_support', count: 14 }])
  expect(
    await count(
      "staff s join departments d on d.id = s.department_id where d.key = 'tech_support' and available_since is not null",
    ),
  ).toBe(0)
})

test.each([
  [noon, '2026-03-04T22:00+08:00'],
  ['2026-03-04T23:00+08:00', '2026-03-05T22:00+08:00'],
])('maintenance tonight, made at %s, begins at %s', async (now, startsAt) => {
  await make('maintenance-tonight', now)
  const windows = await sql`select starts_at, state from maintenance_windows`
  expect(windows).toEqual([{ starts_at: at(startsAt), state: 'scheduled' }])
  expect(await count('subscribers where confirmed_at is not null')).toBe(30)
  expect(await count('tickets where state = any($1)', openStates)).toBe(0)
})

test('a situation comes out the same each time', async () => {
  await make('quiet-day')
  const told = () => sql`select subject, state, created_at from tickets order by created_at`
  const first = await told()
  await sql`truncate staff, tickets, contacts cascade`
  await installReferenceData(asSystem())
  await make('quiet-day')
  expect(await told()).toEqual(first)
})
