import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { alarmLateIncidents } from '#app/domain/incidents/incidents/alarm-incidents.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import {
  approveUpdate,
  draftsOf,
  draftUpdate,
  editDraft,
  UpdateInput,
} from '#app/domain/incidents/incidents/draft-update.ts'
import type { Incident } from '#app/domain/incidents/incidents/incident.ts'
import { linkTickets } from '#app/domain/incidents/incidents/link-tickets.ts'
import { publishNow, publishUpdate } from '#app/domain/incidents/incidents/publish-update.ts'
import { recoverTickets } from '#app/domain/incidents/incidents/recover.ts'
import { runStage } from '#app/domain/incidents/incidents/run-stage.ts'
import { showFrontPage, showPublicIncident } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { as, asAnonymous, asSystem, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

let commander: StaffActor
let writer: StaffActor

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
  writer = await hire(['communications'], null)
})

const monday = at('2026-03-02T09:00+08:00')
const hours = (count: number) => new Date(monday.getTime() + count * 3_600_000)
const news = (over: object = {}) =>
  UpdateInput.parse({ status: 'investigating', body: { 'zh-CN': '正在调查。' }, ...over })
const declared = (over: object = {}): Promise<Incident> =>
  declareIncident(as(commander, monday), {
    title: '数据同步延迟',
    severity: 2,
    components: ['data_sync'],
    description: '积压',
    ...over,
  })

test('the public sees an incident with its first published update, and a drill never', async () => {
  const incident = await declared()
  expect((await showFrontPage(asAnonymous(monday), 'zh-CN')).incidents).toEqual([])
  await expect(showPublicIncident(asAnonymous(), incident.number, 'en')).rejects.toMatchObject({
    status: 404,
  })

  const draft = await draftUpdate(as(writer, monday), incident.number, news())
  await approveUpdate(as(commander, monday), draft.id)
  await publishUpdate(as(commander, monday), draft.id)
  expect((await showFrontPage(asAnonymous(monday), 'zh-CN')).incidents).toHaveLength(1)

  const drill = await declared({ drill: true })
  const rehearsed = await publishNow(
    as(commander, monday),
    drill.number,
    news({ approve: { reason: '演练' } }),
  )
  expect(rehearsed.noticeId).toBeNull()
  expect((await showFrontPage(asAnonymous(monday), 'zh-CN')).incidents).toHaveLength(1)
})

test('nobody approves their own words without a reason', async () => {
  const incident = await declared()
  const draft = await draftUpdate(as(commander, monday), incident.number, news())
  await expect(approveUpdate(as(commander, monday), draft.id)).rejects.toMatchObject({ status: 422 })
  await expect(approveUpdate(as(writer, monday), draft.id)).rejects.toMatchObject({ status: 403 })

  const approved = await approveUpdate(as(commander, monday), draft.id, '夜间只有一人值班')
  expect(approved.selfApprovalReason).toBe('夜间只有一人值班')
})

test('an approval is for the words it was given to', async () => {
  const incident = await declared()
  const draft = await draftUpdate(as(writer, monday), incident.number, news())
  await approveUpdate(as(commander, monday), draft.id)
  await editDraft(as(writer, monday), draft.id, news({ body: { 'zh-CN': '改了一个字。' } }))

  const publish = publishUpdate(as(commander, monday), draft.id)
  await expect(publish).rejects.toMatchObject({ reason: 'update.not_approved' })
})

test('publishing twice at once is one update and one notice', async () => {
  const incident = await declared()
  const draft = await draftUpdate(as(writer, monday), incident.number, news())
  await approveUpdate(as(commander, monday), draft.id)
  const answers = await Promise.all([1, 2, 3].map(() => publishUpdate(as(commander, monday), draft.id)))

  expect(new Set(answers.map((answer) => answer.noticeId)).size).toBe(1)
  expect(await sql`select seq from incident_updates`).toEqual([{ seq: 1 }])
  expect(await sql`select id from notices where message = 'incident-update'`).toHaveLength(1)
})

test('one person with two tickets and a subscription gets one message a channel', async () => {
  const contact = { mobile: '13900007777', email: 'seven@demo.invalid' }
  const tickets = [await createTicket({ contact }), await createTicket({ contact })]
  await subscribe(
    asSystem(),
    Subscription.parse({ channel: 'email', address: contact.email, confirmed: true }),
  )
  await subscribe(
    asSystem(),
    Subscription.parse({ channel: 'sms', address: '13900008888', components: ['portal'], confirmed: true }),
  )
  await subscribe(asSystem(), Subscription.parse({ channel: 'email', address: 'not-yet@demo.invalid' }))

  const incident = await declared({ tickets: tickets.map((ticket) => ticket.number) })
  const { noticeId } = await publishNow(
    as(commander, monday),
    incident.number,
    news({ approve: { reason: '急' } }),
  )
  await expandNotice(asSystem(), noticeId ?? '')
  await expandNotice(asSystem(), noticeId ?? '')

  const rows = await sql`select channel from deliveries where notice_id = ${noticeId} order by channel`
  expect(rows).toEqual([{ channel: 'email' }, { channel: 'sms' }])
  const [notice] = await sql`select audience, queued, state from notices where id = ${noticeId}`
  expect(notice).toEqual({ audience: 2, queued: 2, state: 'sending' })
})

test('completing a stage proposes the mapped status and changes nothing public', async () => {
  const incident = await declared()
  await runStage(as(commander, hours(1)), incident.number, 'diagnose', { action: 'complete' })

  const [row] = await sql`select public_status, eta from incidents where id = ${incident.id}`
  expect(row).toEqual({ public_status: 'investigating', eta: hours(1 + 22) })
  expect(await draftsOf(as(writer), incident.id)).toMatchObject([{ status: 'identified' }])

  const approve = { reason: '急' }
  await publishNow(as(commander, hours(1)), incident.number, news({ status: 'identified', approve }))
  expect(await draftsOf(as(writer), incident.id)).toEqual([])
})

test('a late stage alarms the commander once, and so does news that was promised', async () => {
  const incident = await declared()
  await publishNow(
    as(commander, monday),
    incident.number,
    news({ approve: { reason: '急' }, nextUpdateAt: hours(1).toISOString() }),
  )
  for (const now of [hours(1.7), hours(1.7), hours(2.5), hours(2.5)]) await alarmLateIncidents(asSystem(now))

  const alarms =
    await sql`select kind, staff_id from alarms where kind <> 'incident_declared' order by raised_at, id`
  expect(alarms.map((alarm) => alarm.kind).sort()).toEqual(['news_overdue', 'stage_at_risk', 'stage_overdue'])
  expect(new Set(alarms.map((alarm) => alarm.staff_id))).toEqual(new Set([commander.id]))
})

test('recovery resolves each linked ticket once, and leaves alone what is re-opened afterwards', async () => {
  const tickets = [
    await createTicket(),
    await createTicket({ contact: { email: 'en@demo.invalid', language: 'en' } }),
  ]
  const incident = await declared({ tickets: tickets.map((ticket) => ticket.number) })
  await publishNow(
    as(commander, hours(2)),
    incident.number,
    news({ status: 'resolved', approve: { reason: '急' } }),
  )
  expect(await recoverTickets(asSystem(hours(2)), incident.id)).toBe(2)

  await sql`update tickets set state = 'reopened' where id = ${tickets[0]?.id ?? ''}`
  expect(await recoverTickets(asSystem(hours(3)), incident.id)).toBe(0)
  const surveys = await sql`select resolution from surveys`
  expect(surveys).toEqual([{ resolution: 1 }, { resolution: 1 }])
  const [words] = await sql`select body from messages m where ticket_id = ${tickets[1]?.id ?? ''}`
  expect(words?.body).toContain('recovered')
})

test('after recovery only a post-mortem follows', async () => {
  const incident = await declared()
  const approve = { reason: '急' }
  await publishNow(as(commander, hours(2)), incident.number, news({ status: 'resolved', approve }))
  const back = publishNow(as(commander, hours(3)), incident.number, news({ approve }))
  await expect(back).rejects.toMatchObject({ status: 409 })
  await publishNow(as(commander, hours(80)), incident.number, news({ status: 'postmortem', approve }))
  const stage = runStage(as(commander, hours(81)), incident.number, 'test', { action: 'complete' })
  await expect(stage).rejects.toMatchObject({ reason: 'incident.resolved' })
})

test('a ticket belongs to one incident', async () => {
  const ticket = await createTicket()
  const [first, second] = [await declared(), await declared()]
  await linkTickets(as(commander), first.number, { add: [ticket.number, ticket.number] })
  const again = linkTickets(as(commander), second.number, { add: [ticket.number] })
  await expect(again).rejects.toMatchObject({ reason: 'ticket.in_other_incident' })
  await linkTickets(as(commander), first.number, { remove: [ticket.number] })
  await linkTickets(as(commander), second.number, { add: [ticket.number] })
})
