import { beforeEach, expect, test } from 'vitest'
import { correctCategory } from '#app/domain/desk/corrections/correct-category.ts'
import { correctCause } from '#app/domain/desk/corrections/correct-cause.ts'
import { correctContact } from '#app/domain/desk/corrections/correct-contact.ts'
import { correctPriority } from '#app/domain/desk/corrections/correct-priority.ts'
import { correctSubject } from '#app/domain/desk/corrections/correct-subject.ts'
import { correctTags } from '#app/domain/desk/corrections/correct-tags.ts'
import { proposeDepartment } from '#app/domain/desk/corrections/propose-department.ts'
import { tagsInUse } from '#app/domain/desk/corrections/tags-in-use.ts'
import { surveyOfRateLink, ticketOfTrackLink } from '#app/domain/delivery/codes/track-link.ts'
import { linkUrl, rateLink, trackUrl } from '#app/domain/delivery/links/links.ts'
import { answerTicket } from '#app/domain/desk/tickets/answer.ts'
import { extendTicket } from '#app/domain/desk/tickets/extend.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { revealContact } from '#app/domain/desk/tickets/reveal.ts'
import { showTicket } from '#app/domain/desk/tickets/show-ticket.ts'
import { transferTicket } from '#app/domain/desk/tickets/transfer.ts'
import { correctInvoice } from '#app/domain/intake/reports/correct-invoice.ts'
import { as, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { aReport, createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const filedAt = at('2026-03-02T08:00+08:00')
const reload = async (number: string) => (await sql`select * from tickets where number = ${number}`)[0]
const lastEvent = async (id: string) =>
  (await sql`select action, details from events where subject_id = ${id} order by id desc limit 1`)[0]

test('another priority judges the clocks anew from where they began, and its pauses are kept', async () => {
  const ticket = await createTicket({}, filedAt)
  const agent = await hire()
  await replyToTicket(as(agent, at('2026-03-02T09:00+08:00')), ticket.number, {
    visibility: 'public',
    body: '请补充。',
    asks: true,
  })
  await answerTicket(as({ type: 'reporter', ticketId: ticket.id }, at('2026-03-02T12:00+08:00')), {
    body: '补充。',
  })

  await correctPriority(as(agent, at('2026-03-02T13:00+08:00')), ticket.number, { priority: 'urgent' })

  expect(await reload(ticket.number)).toMatchObject({
    priority: 'urgent',
    // A day by the clock, and the three hours of waiting.
    resolution_due_at: at('2026-03-03T11:00+08:00'),
    // Counted from the answer at nine.
    next_update_due_at: at('2026-03-02T16:00+08:00'),
    // Answered: judged by what held then.
    first_response_due_at: ticket.firstResponseDueAt,
  })
  expect(await lastEvent(ticket.id)).toEqual({
    action: 'ticket.priority_corrected',
    details: { from: 'normal', to: 'urgent' },
  })
})

test('a pause that goes on moves the new clocks when it ends', async () => {
  const ticket = await createTicket({}, filedAt)
  const agent = await hire()
  const asked = { visibility: 'public', body: '请补充。', asks: true } as const
  await replyToTicket(as(agent, at('2026-03-02T09:00+08:00')), ticket.number, asked)
  await correctPriority(as(agent, at('2026-03-02T10:00+08:00')), ticket.number, { priority: 'urgent' })
  await answerTicket(as({ type: 'reporter', ticketId: ticket.id }, at('2026-03-02T11:00+08:00')), {
    body: '好。',
  })

  expect(await reload(ticket.number)).toMatchObject({ resolution_due_at: at('2026-03-03T10:00+08:00') })
})

test('a time that was told to the reporter outlasts another priority', async () => {
  const ticket = await createTicket({}, filedAt)
  const agent = as(await hire(), at('2026-03-02T09:00+08:00'))
  const until = at('2026-03-20T18:00+08:00')
  await extendTicket(agent, ticket.number, { until, reason: '需要核实' })
  await correctPriority(agent, ticket.number, { priority: 'urgent' })

  expect(await reload(ticket.number)).toMatchObject({ resolution_due_at: until, priority: 'urgent' })
})

test('another category takes its kind and symptom along, and proposes a department without moving anything', async () => {
  const ticket = await createTicket({}, filedAt)
  const agent = as(await hire(), filedAt)
  await correctCategory(agent, ticket.number, { category: 'missing_invoice.vanished' })

  const view = await showTicket(agent, ticket.number)
  expect(view.ticket).toMatchObject({ symptom: 'vanished', departmentId: ticket.departmentId })
  expect(view.ticket.subject).toContain('以前能查到')
  expect(await proposeDepartment(agent, view)).toBe('data_repair')

  await transferTicket(agent, ticket.number, { department: 'tech_support', reason: '他们更清楚' })
  const moved = await showTicket(as(await hire(['admin'], null)), ticket.number)
  expect(await proposeDepartment(agent, moved)).toBeNull()
})

test('a cause named by staff is kept with what it was; one that does not exist is refused', async () => {
  const ticket = await createTicket({ causeCode: 'T2' })
  const agent = as(await hire())
  await correctCause(agent, ticket.number, { causeCode: 'P3' })

  expect(await lastEvent(ticket.id)).toMatchObject({ details: { from: 'T2', to: 'P3' } })
  await expect(async () => correctCause(agent, ticket.number, { causeCode: 'X9' })).rejects.toMatchObject({
    status: 422,
  })
})

test('a correction written on an older state is refused with what has changed, and one that changes nothing is no event', async () => {
  const ticket = await createTicket()
  const agent = as(await hire())
  const { version } = await correctSubject(agent, ticket.number, { subject: '发票查不到（客户来电）' })

  const stale = correctPriority(agent, ticket.number, { priority: 'high', seenVersion: ticket.version })
  await expect(stale).rejects.toMatchObject({
    reason: 'ticket.stale',
    details: {
      changes: expect.arrayContaining([expect.objectContaining({ action: 'ticket.subject_corrected' })]),
    },
  })
  expect(await correctSubject(agent, ticket.number, { subject: '发票查不到（客户来电）' })).toMatchObject({
    version,
  })
})

test('tags are kept in one spelling, at most ten, and offered to the department', async () => {
  const ticket = await createTicket()
  const agent = as(await hire())
  await correctTags(agent, ticket.number, { add: 'VIP 客户，＃ vip 客户, 回访' })
  await correctTags(agent, ticket.number, { remove: ['回访'] })

  expect((await reload(ticket.number))?.tags).toEqual(['vip-客户'])
  expect(await lastEvent(ticket.id)).toMatchObject({ details: { added: [], removed: ['回访'] } })
  expect(await tagsInUse(agent, ticket.departmentId)).toContain('vip-客户')
  await expect(
    correctTags(agent, ticket.number, { add: Array.from({ length: 10 }, (_, n) => `t${n}`).join() }),
  ).rejects.toMatchObject({ fields: [{ field: 'add', message: 'too_many_tags' }] })
})

test('a corrected invoice is checked like a reported one, and who else reports it is judged again', async () => {
  const [ticket, other] = [await createTicket(), await createTicket()]
  const agent = as(await hire())
  const [{ number: right } = { number: '' }] = await sql<
    { number: string }[]
  >`select number from reported_invoices where ticket_id = ${other.id}`

  await expect(async () =>
    correctInvoice(agent, ticket.number, { invoice: { number: '123' } }),
  ).rejects.toMatchObject({ status: 422, fields: [{ field: 'invoice.number' }] })
  await correctInvoice(agent, ticket.number, {
    invoice: { number: right, issuedOn: '2024-11-05', amount: '120.00', buyerTaxId: '91110000710924910R' },
  })

  const view = await showTicket(agent, ticket.number)
  expect(view.invoice).toMatchObject({ number: right })
  expect(view.ticket.subject).toContain(right.slice(-6))
  expect(view.related.map(({ number }) => number)).toEqual([other.number])
  const event = await lastEvent(ticket.id)
  expect(event).toMatchObject({
    details: { after: { number: right }, changed: expect.arrayContaining(['invoice.buyerTaxId']) },
  })
  expect(JSON.stringify(event)).not.toContain('91110000710924910R')

  await correctInvoice(agent, ticket.number, {
    invoice: { number: '24112000000199999991', amount: '120.00' },
  })
  expect((await showTicket(agent, ticket.number)).related).toEqual([])
})

test('the reporter may report the wrong invoice again once it was corrected, and not the right one', async () => {
  const contact = { mobile: '13900001111' }
  const report = aReport({ contact })
  const ticket = await createTicket(report)
  const right = { number: '24112000000188888881', issuedOn: '2024-11-05', amount: '120.00' }
  await correctInvoice(as(await hire()), ticket.number, { invoice: right })

  expect((await createTicket({ ...report, invoice: right })).number).toBe(ticket.number)
  expect((await createTicket(report)).number).not.toBe(ticket.number)
})

test('a corrected contact is sealed, unproven and told; what waits for the old one, and its links, lead nowhere', async () => {
  const ticket = await createTicket(
    { contact: { mobile: '13900001111', email: 'old@demo.invalid' } },
    filedAt,
  )
  const agent = as(await hire(), at('2026-03-02T09:00+08:00'))
  await sql`update contacts set proven_at = now() where id = ${ticket.contactId}`
  const token = trackUrl(ticket.id, 'zh-CN', filedAt).split('/').at(-1) ?? ''

  await correctContact(agent, ticket.number, {
    name: '',
    mobile: '',
    email: 'New@Demo.invalid',
    remove: ['mobile'],
    tell: true,
  })

  expect(await revealContact(agent, ticket.number)).toMatchObject({ mobile: null, email: 'new@demo.invalid' })
  expect(await sql`select proven_at, notify_by from contacts where id = ${ticket.contactId}`).toEqual([
    { proven_at: null, notify_by: ['email'] },
  ])
  expect(await sql`select channel, state from deliveries order by created_at, channel`).toEqual([
    { channel: 'email', state: 'cancelled' },
    { channel: 'sms', state: 'cancelled' },
    { channel: 'email', state: 'queued' },
  ])
  await expect(ticketOfTrackLink(agent, token)).rejects.toMatchObject({ reason: 'link.invalid' })
  const event = await lastEvent(ticket.id)
  expect(event).toEqual({
    action: 'ticket.contact_corrected',
    details: { changed: ['mobile', 'email'], elsewhere: true },
  })
})

test('only who works on a ticket corrects it, and a contact is never left without an address', async () => {
  const ticket = await createTicket({ contact: { mobile: '13900001111' } })
  const manager = as(await hire(['manager'], null))
  await expect(correctPriority(manager, ticket.number, { priority: 'high' })).rejects.toMatchObject({
    status: 403,
  })
  const nothing = { name: '', mobile: '', email: '', remove: ['mobile' as const], tell: false }
  await expect(correctContact(as(await hire()), ticket.number, nothing)).rejects.toMatchObject({
    fields: [{ field: 'mobile', message: 'contact_needed' }],
  })
})

test('a corrected reporter is found by the new name and number, and by the old ones no more', async () => {
  const { number } = await createTicket({ contact: { name: '欧阳明月', mobile: '13900001111' } })
  const agent = as(await hire())
  await correctContact(agent, number, {
    name: '司马流云',
    mobile: '13700002222',
    email: '',
    remove: [],
    tell: false,
  })
  const found = async (q: string) =>
    (await listInbox(agent, { view: 'all', q, limit: 5 })).items.map((row) => row.number)
  for (const q of ['司马流云', '13700002222', '2222']) expect(await found(q)).toEqual([number])
  for (const q of ['欧阳明月', '13900001111', '1111']) expect(await found(q)).toEqual([])
})

test('a link to a follow-up opens nothing either, once the contact that both have was put right', async () => {
  const ticket = await createTicket({ contact: { mobile: '13900001111' } }, filedAt)
  const follower = await createTicket({ contact: { mobile: '13900001111' } }, filedAt)
  await sql`update tickets set contact_id = ${ticket.contactId}, follows_id = ${ticket.id} where id = ${follower.id}`
  const token = trackUrl(follower.id, 'zh-CN', filedAt).split('/').at(-1) ?? ''
  const agent = as(await hire(), at('2026-03-02T09:00+08:00'))
  await correctContact(agent, ticket.number, {
    name: '',
    mobile: '13700002222',
    email: '',
    remove: [],
    tell: false,
  })
  await expect(ticketOfTrackLink(agent, token)).rejects.toMatchObject({ reason: 'link.invalid' })
})

test('a rating link that went to the former address opens nothing', async () => {
  const ticket = await createTicket({ contact: { mobile: '13900001111' } }, filedAt)
  const agent = await hire()
  await resolveTicket(as(agent, at('2026-03-02T09:00+08:00')), ticket.number, { causeCode: 'T2' })
  const [survey] = await sql<{ id: string; created_at: Date }[]>`select id, created_at from surveys`
  const token =
    linkUrl(rateLink(survey?.id ?? '', survey?.created_at ?? filedAt), 'zh-CN')
      .split('/')
      .at(-1) ?? ''
  const later = as(agent, at('2026-03-02T10:00+08:00'))
  expect(await surveyOfRateLink(later, token)).toBe(survey?.id)
  const contact = { name: '', mobile: '13700002222', email: '', remove: [], tell: false }
  await correctContact(later, ticket.number, contact)
  await expect(surveyOfRateLink(later, token)).rejects.toMatchObject({ reason: 'link.invalid' })
})
