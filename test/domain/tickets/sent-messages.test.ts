import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { showTicket } from '#app/domain/desk/tickets/show-ticket.ts'
import type { Outcome, Provider } from '#app/platform/provider.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { until } from '#test/support/until.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const answering = (outcome: Outcome): Provider => ({
  name: 'answering',
  concurrency: 1,
  send: async () => outcome,
  close: async () => undefined,
})

test('a ticket shows what was sent to its reporter, the newest first, with what became of it', async () => {
  const ticket = await createTicket()
  const other = await createTicket()
  await drainDeliveries(asSystem(), 'ticket', 'email', answering({ state: 'sent' }))
  await drainDeliveries(
    asSystem(),
    'ticket',
    'sms',
    answering({ state: 'permanent', reason: 'number_limit' }),
  )
  const commander = as(await hire(['commander'], null))
  const { number } = await declareIncident(commander, {
    title: { 'zh-CN': '数据同步延迟' },
    severity: 1,
    description: '积压',
    tickets: [ticket.number],
  })
  for (const status of ['investigating', 'identified']) {
    const input = UpdateInput.parse({ status, body: { 'zh-CN': status }, approve: { reason: '急' } })
    const { noticeId } = await publishNow(commander, number, input)
    await expandNotice(asSystem(), noticeId ?? '')
  }
  // Two workers may take one of them each: the newer one then waits until the older is closed.
  await until('the newer one has left', async () => {
    await drainDeliveries(asSystem(), 'incident', 'sms', answering({ state: 'sent' }))
    return (await sql`select from deliveries where lane = 'incident' and state = 'sent'`).length > 0
  })

  const { sent } = await showTicket(commander, ticket.number)
  const news = { message: 'incident-update', isNews: true, incident: number }
  const told = sent.items.map(({ message, channel, state, seq }) => [message, channel, state, seq])
  expect(told.filter(([message]) => message === 'incident-update').sort()).toEqual([
    ['incident-update', 'email', 'queued', 1],
    ['incident-update', 'email', 'queued', 2],
    ['incident-update', 'sms', 'cancelled', 1],
    ['incident-update', 'sms', 'sent', 2],
  ])
  expect(sent.items.slice(0, 2)).toMatchObject([
    { ...news, seq: 2 },
    { ...news, seq: 2 },
  ])
  expect(sent.items.find(({ seq, channel }) => seq === 1 && channel === 'sms')?.failure).toBe('superseded')
  const receipts = sent.items.filter(({ message }) => message === 'ticket-received')
  expect(receipts).toHaveLength(2)
  expect(receipts).toContainEqual(
    expect.objectContaining({ channel: 'sms', state: 'permanent', failure: 'number_limit', sentAt: null }),
  )
  expect(sent.hasMore).toBe(false)

  const neighbour = await showTicket(commander, other.number)
  expect(neighbour.sent.items.map(({ message }) => message)).toEqual(['ticket-received', 'ticket-received'])
})

test('of very many messages the newest hundred are shown', async () => {
  const ticket = await createTicket()
  await sql`
    insert into deliveries (id, notice_id, recipient, channel, lane, contact_id, ticket_id, language, state, next_at, created_at)
    select uuid_now(), notice_id, n::text, 'email', lane, contact_id, ticket_id, language, 'sent', now(), now() + n * interval '1 second'
      from (select * from deliveries where ticket_id = ${ticket.id} limit 1) d, generate_series(1, 150) n`
  const { sent } = await showTicket(as(await hire(['commander'], null)), ticket.number)
  expect(sent.items).toHaveLength(100)
  expect(sent.hasMore).toBe(true)
  const times = sent.items.map(({ createdAt }) => createdAt.getTime())
  expect(times).toEqual([...times].sort((a, b) => b - a))
})
