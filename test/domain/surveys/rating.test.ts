import { beforeEach, expect, test } from 'vitest'
import { answerSurvey, parseSurveyAnswer } from '#app/domain/desk/ratings/answer-survey.ts'
import { surveyOf } from '#app/domain/desk/surveys/survey-of.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { as, asAnonymous, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const monday = at('2026-03-02T09:00+08:00')
const days = (count: number) => new Date(monday.getTime() + count * 86_400_000)

async function resolved(): Promise<{ ticket: Ticket; surveyId: string }> {
  const ticket = await createTicket({}, monday)
  const agent = as(await hire(), monday)
  await replyToTicket(agent, ticket.number, { visibility: 'public', body: '正在核实。' })
  await resolveTicket(agent, ticket.number, { answer: '现在可以查到。' })
  return { ticket, surveyId: (await surveyOf(asAnonymous(), ticket.id)) ?? '' }
}
const good = { solved: true, level: 5, aspects: {} }
const bad = { solved: false, level: 2, aspects: {}, comment: '还是查不到' }

test('a low rating re-opens the ticket with the lead of its department, five working days', async () => {
  const lead = await hire(['lead'])
  const { ticket, surveyId } = await resolved()
  await answerSurvey(asAnonymous(days(1)), surveyId, bad, 'link')

  const [row] =
    await sql`select state, assignee_id, rectification_due_at from tickets where id = ${ticket.id}`
  expect(row).toEqual({
    state: 'reopened',
    assignee_id: lead.id,
    rectification_due_at: at('2026-03-10T09:00+08:00'),
  })
})

test('one survey a resolution, one message a channel', async () => {
  const { ticket, surveyId } = await resolved()
  await answerSurvey(asAnonymous(days(1)), surveyId, bad, 'link')
  await resolveTicket(as(await hire(['lead']), days(2)), ticket.number, { answer: '已补传。' })

  const surveys = await sql`select resolution from surveys where ticket_id = ${ticket.id} order by resolution`
  expect(surveys).toEqual([{ resolution: 1 }, { resolution: 2 }])
  const [sent] = await sql`
    select count(*)::int as count from deliveries d join notices n on n.id = d.notice_id
     where n.message = 'ticket-resolved'`
  expect(sent).toEqual({ count: 4 })
})

test('an answer can be changed for seven days, and both are kept', async () => {
  const { surveyId } = await resolved()
  await answerSurvey(asAnonymous(days(1)), surveyId, good, 'link')
  await answerSurvey(asAnonymous(days(2)), surveyId, { ...good, level: 4 }, 'track')
  expect(await sql`select level from survey_answers order by version`).toEqual([{ level: 5 }, { level: 4 }])

  const late = answerSurvey(asAnonymous(days(9)), surveyId, { ...good, level: 3 }, 'link')
  await expect(late).rejects.toMatchObject({ reason: 'survey.answered' })
})

test('the same answer twice is one', async () => {
  const { surveyId } = await resolved()
  await Promise.all([1, 2, 3].map(() => answerSurvey(asAnonymous(days(1)), surveyId, good, 'link')))
  expect(await sql`select level from survey_answers`).toHaveLength(1)
})

test('an invitation expires after 28 days', async () => {
  const { surveyId } = await resolved()
  const late = answerSurvey(asAnonymous(days(29)), surveyId, good, 'link')
  await expect(late).rejects.toMatchObject({ reason: 'survey.expired' })
})

test('staff never rate', async () => {
  const { surveyId } = await resolved()
  const agent = as(await hire(), days(1))
  expect(() => answerSurvey(agent, surveyId, good, 'link')).toThrow(expect.objectContaining({ status: 403 }))
})

test('a low answer says why', () => {
  expect(() => parseSurveyAnswer({ solved: true, level: 2 })).toThrow(
    expect.objectContaining({ fields: [{ field: 'comment', message: 'comment_needed' }] }),
  )
  expect(parseSurveyAnswer({ solved: 'true', level: '5' })).toMatchObject({ solved: true, level: 5 })
})

test('after a low rating the reporter is told once who answers and by when', async () => {
  const { ticket, surveyId } = await resolved()
  await answerSurvey(asAnonymous(days(1)), surveyId, bad, 'link')
  await answerSurvey(asAnonymous(days(1)), surveyId, { ...bad, level: 1 }, 'link')

  const told = () => sql`
    select n.subject_id, n.details, array_agg(d.channel order by d.channel) as channels
      from notices n join deliveries d on d.notice_id = n.id where n.message = 'ticket-rectified'
     group by n.id`
  expect(await told()).toMatchObject([
    {
      subject_id: ticket.id,
      details: { until: at('2026-03-10T09:00+08:00').toISOString() },
      channels: ['email', 'sms'],
    },
  ])
})

test('who rates an archived report low is told of the one that follows it', async () => {
  const { ticket, surveyId } = await resolved()
  await sql`update tickets set state = 'closed', closed_at = now() where id = ${ticket.id}`

  await answerSurvey(asAnonymous(days(1)), surveyId, bad, 'link')

  const told = await sql`
    select t.follows_id from notices n join tickets t on t.id = n.subject_id where n.message = 'ticket-rectified'`
  expect(told).toEqual([{ follows_id: ticket.id }])
})

test('a good rating tells nothing more', async () => {
  const { surveyId } = await resolved()
  await answerSurvey(asAnonymous(days(1)), surveyId, good, 'link')
  expect(await sql`select id from notices where message = 'ticket-rectified'`).toEqual([])
})
