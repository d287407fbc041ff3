import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { retryNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { acknowledge, type Sent } from '#app/domain/delivery/sending/acknowledge.ts'
import { chunkSize, claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { afterQuietHours } from '#app/domain/delivery/ledger/quiet-hours.ts'
import { transitionTicket } from '#app/domain/desk/tickets/transition.ts'
import { answerSurvey } from '#app/domain/desk/ratings/answer-survey.ts'
import { inviteToSurvey } from '#app/domain/desk/surveys/invite.ts'
import { surveyOf } from '#app/domain/desk/surveys/survey-of.ts'
import { reopenTicket } from '#app/domain/desk/tickets/reopen.ts'
import { lockTicketById } from '#app/domain/desk/tickets/ticket.ts'
import { inTransaction } from '#app/domain/ground/context.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { readSandbox, sandboxProvider } from '#app/platform/sandbox.ts'
import { loadConfig } from '#app/platform/config.ts'
import { announced as announcedNow, listening } from '#test/support/announcing.ts'
import { as, asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const nextMorning = new Date(Date.now() + 8 * 3_600_000)
const byNight = () => claimDeliveries(asSystem(), 'incident', 'sms', async () => nextMorning)
const byDay = () => claimDeliveries(asSystem(), 'incident', 'sms', async () => null)

/** An announcement whose SMS are due. */
async function announced(): Promise<string> {
  const id = await announcedNow()
  await allDue()
  return id
}
const allDue = () => sql`update deliveries set next_at = now() - interval '1 second'`
const kept = () => sql`select state, attempts, next_at from deliveries`
const notice = async () => (await sql`select * from notices`)[0]

async function failByDay(outcome: Sent['outcome']) {
  const { token, rows } = await byDay()
  await acknowledge(
    asSystem(),
    'incident',
    token,
    'none',
    rows.map((row) => ({ row, outcome })),
  )
}

test.each([
  ['2026-11-22T12:59:59Z', '2026-11-22T12:59:59Z'],
  ['2026-11-22T13:00:00Z', '2026-11-23T00:00:00Z'],
  ['2026-11-22T16:30:00Z', '2026-11-23T00:00:00Z'],
  ['2026-12-31T23:59:59Z', '2027-01-01T00:00:00Z'],
  ['2026-11-23T00:00:00Z', '2026-11-23T00:00:00Z'],
])('an SMS that can wait and is due at %s leaves at %s', (due, leaves) => {
  expect(afterQuietHours(new Date(due))).toEqual(new Date(leaves))
})

test('what became due at night, because the day was too short for it, waits for the morning', async () => {
  await listening('sms', 1)
  await announced()
  expect((await byNight()).rows).toEqual([])
  expect(await kept()).toEqual([{ state: 'queued', attempts: 0, next_at: nextMorning }])
  expect(await notice()).toMatchObject({ state: 'sending', queued: 1, sending: 0 })

  await allDue()
  expect((await byDay()).rows).toHaveLength(1)
})

test('the next try after a failure waits for the morning, and keeps its place', async () => {
  await listening('sms', 1)
  await announced()
  await failByDay({ state: 'temporary', reason: 'http_500' })
  await allDue()
  expect((await byNight()).rows).toEqual([])
  expect(await kept()).toEqual([{ state: 'temporary', attempts: 1, next_at: nextMorning }])
  expect(await notice()).toMatchObject({ state: 'sending', temporary: 1, queued: 0, sending: 0 })
})

test('failed ones that somebody sends again at night wait for the morning', async () => {
  await listening('sms', 1)
  const id = await announced()
  await failByDay({ state: 'permanent', reason: 'http_400' })
  expect(await notice()).toMatchObject({ state: 'finished', permanent: 1 })
  expect(await retryNotice(as(await hire(['commander'], null)), id)).toBe(1)
  expect((await byNight()).rows).toEqual([])
  expect(await kept()).toEqual([{ state: 'queued', attempts: 0, next_at: nextMorning }])
  expect(await notice()).toMatchObject({ state: 'sending', queued: 1, permanent: 0 })
})

test('what a dead sender left behind waits for the morning, too', async () => {
  await listening('sms', 1)
  await announced()
  await byDay()
  await sql`update deliveries set lease_until = now() - interval '1 second'`
  expect((await byNight()).rows).toEqual([])
  expect(await kept()).toEqual([{ state: 'temporary', attempts: 1, next_at: nextMorning }])
})

test('news of an incident leaves at night, also from behind an announcement that waits', async () => {
  await listening('sms', chunkSize + 1)
  await announced()
  const commander = as(await hire(['commander'], null))
  const incident = await declareIncident(commander, {
    title: { 'zh-CN': '数据同步延迟' },
    severity: 1,
    description: '积压',
  })
  const input = { status: 'investigating', body: { 'zh-CN': '正在查。' }, approve: { reason: '急' } }
  const { noticeId } = await publishNow(commander, incident.number, UpdateInput.parse(input))
  await expandNotice(asSystem(), noticeId ?? '')

  // One full chunk of the announcement is put off: it says that there may be more.
  expect(await byNight()).toMatchObject({ rows: [], isWhole: true })
  const { rows } = await byNight()
  expect(rows).toHaveLength(chunkSize - 1)
  expect(new Set(rows.map((row) => row.noticeId))).toEqual(new Set([noticeId]))
})

test.each([
  [1, undefined, 1],
  [2, undefined, 1],
  [3, undefined, 0],
  [4, undefined, 0],
  [3, { reason: '影响今晚申报截止。' }, 1],
])('SMS of an incident of severity %i at night, urgent for %o: %i leave', async (severity, urgent, count) => {
  await listening('sms', 1)
  const commander = as(await hire(['commander'], null))
  const title = { 'zh-CN': '数据同步延迟' }
  const incident = await declareIncident(commander, { title, severity, description: '积压' })
  const input = { status: 'investigating', body: title, approve: { reason: '急' }, urgent }
  const { noticeId } = await publishNow(commander, incident.number, UpdateInput.parse(input))
  await expandNotice(asSystem(), noticeId ?? '')

  expect((await byNight()).rows).toHaveLength(count)
  const [audit] = await sql`select details from audit_rows where action = 'incident.update_published'`
  expect(audit?.details.urgent).toBe(urgent?.reason)
})

const claimAtNight = (lane: 'survey' | 'ticket', channel: 'sms' | 'email') =>
  claimDeliveries(asSystem(), lane, channel, async () => nextMorning)

/** A ticket that was resolved at night, with its survey; what was sent before is forgotten. */
async function resolvedAtNight() {
  const ticket = await createTicket()
  await sql`delete from deliveries`
  await sql`update tickets set state = 'resolved', resolved_at = now(), resolution_count = 1 where id = ${ticket.id}`
  await inTransaction(asSystem(), async (tx) =>
    inviteToSurvey(tx, await lockTicketById(tx, ticket.id), { by: 'staff' }, async () => nextMorning),
  )
  return { ticket, surveyId: (await surveyOf(asSystem(), ticket.id)) ?? '' }
}
const asked = () => sql`select channel, state from deliveries where lane = 'survey'`
const ownOf = (ticketId: string) => as({ type: 'reporter', ticketId })

test('at night a resolution is told at once, and only the SMS that asks for a rating waits', async () => {
  await resolvedAtNight()

  expect((await claimAtNight('ticket', 'sms')).rows).toHaveLength(1)
  expect((await claimAtNight('ticket', 'email')).rows).toHaveLength(1)
  expect((await claimAtNight('survey', 'sms')).rows).toEqual([])
  expect((await claimAtNight('survey', 'email')).rows).toEqual([])
  expect(await asked()).toEqual([{ channel: 'sms', state: 'queued' }])
})

test('the SMS at night leads to the report, the one in the morning to the rating', async () => {
  await resolvedAtNight()
  await drainDeliveries(asSystem(), 'ticket', 'sms', sandboxProvider(db, 'sms'))
  await drainDeliveries(asSystem(), 'survey', 'sms', sandboxProvider(db, 'sms'))
  await drainDeliveries(asSystem(), 'ticket', 'email', sandboxProvider(db, 'email'))

  const inbox = await readSandbox(db, { limit: 10 })
  const texts = (channel: string) => inbox.filter((one) => one.channel === channel).map(({ text }) => text)
  expect(texts('sms')).toEqual([expect.stringContaining('/t/'), expect.stringContaining('/rate/')])
  expect(texts('sms')[0]).not.toContain('评价')
  expect(texts('email')).toEqual([expect.stringContaining('/rate/')])
})

test('by day one message tells of the resolution and asks for the rating', async () => {
  const ticket = await createTicket()
  await sql`delete from deliveries`
  const agent = as(await hire(['admin'], null))
  await transitionTicket(agent, ticket.number, { to: 'open' })
  await transitionTicket(agent, ticket.number, { to: 'resolved', reason: '已补录。' })
  await drainDeliveries(asSystem(), 'ticket', 'sms', sandboxProvider(db, 'sms'))

  expect(await asked()).toEqual([])
  const [sms] = await readSandbox(db, { limit: 10 })
  expect(sms?.text).toMatch(/办结.*\/rate\//)
})

test('who has rated in the night is not asked in the morning', async () => {
  const { surveyId } = await resolvedAtNight()
  await answerSurvey(asSystem(), surveyId, { solved: true, level: 5, aspects: {} }, 'track')
  expect(await asked()).toEqual([{ channel: 'sms', state: 'cancelled' }])
})

test('who has re-opened the report in the night is not asked in the morning', async () => {
  const { ticket } = await resolvedAtNight()
  await reopenTicket(ownOf(ticket.id), '还是查不到。')
  expect(await asked()).toEqual([{ channel: 'sms', state: 'cancelled' }])
  expect(await sql`select state, cancelled from notices where lane = 'survey'`).toEqual([
    { state: 'cancelled', cancelled: 1 },
  ])
})

test.each([
  ['22:30-06:15', '2026-11-22T14:29:59Z', '2026-11-22T14:29:59Z'],
  ['22:30-06:15', '2026-11-22T14:30:00Z', '2026-11-22T22:15:00Z'],
  ['12:00-14:00', '2026-11-22T05:00:00Z', '2026-11-22T06:00:00Z'],
  ['12:00-14:00', '2026-11-22T06:00:00Z', '2026-11-22T06:00:00Z'],
  ['off', '2026-11-22T14:30:00Z', '2026-11-22T14:30:00Z'],
])('with QUIET_HOURS=%s an SMS that is due at %s leaves at %s', (QUIET_HOURS, due, leaves) => {
  const { QUIET_HOURS: quiet } = loadConfig({ ...process.env, QUIET_HOURS })
  expect(afterQuietHours(new Date(due), quiet)).toEqual(new Date(leaves))
})
