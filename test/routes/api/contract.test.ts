import { beforeEach, expect, test } from 'vitest'
import * as incidentStages from '#app/routes/api/incident-stages.ts'
import * as incidentTickets from '#app/routes/api/incident-tickets.ts'
import * as incidentUpdates from '#app/routes/api/incident-updates.ts'
import * as incidents from '#app/routes/api/incidents.ts'
import * as notice from '#app/routes/api/notice.ts'
import * as subscribers from '#app/routes/api/subscribers.ts'
import * as messages from '#app/routes/api/ticket-messages.ts'
import * as transitions from '#app/routes/api/ticket-transitions.ts'
import * as ticket from '#app/routes/api/ticket.ts'
import * as tickets from '#app/routes/api/tickets.ts'
import { aKey, call } from '#test/support/api.ts'
import { sql } from '#test/support/database.ts'
import { aReport, openDesk } from '#test/support/desk.ts'
import { robotAt } from '#test/support/hooks.ts'

let key: string

beforeEach(async () => {
  await openDesk()
  key = await aKey()
})

const file = (body: unknown = aReport(), headers?: Record<string, string>) =>
  call(tickets, { key, body, ...(headers ? { headers } : {}) })

test('filing a ticket answers with its number, department, due times and link', async () => {
  const { status, body } = await file()
  expect(status).toBe(201)
  expect(body).toMatchObject({
    number: expect.stringMatching(/^[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{4}$/),
    state: 'new',
    department: 'taxpayer_service',
    priority: 'normal',
    channel: 'api',
    trackUrl: expect.stringMatching(/\/t\/[A-Za-z0-9_-]{22,}$/),
    dueAt: { firstResponse: expect.any(String), resolution: expect.any(String) },
    createdAt: expect.any(String),
  })
})

test('the same contact and invoice again is answered with the ticket that is open', async () => {
  const input = aReport()
  const first = await file(input)
  const again = await file(input)
  expect(again).toMatchObject({ status: 200, body: { number: first.body.number, duplicate: true } })
})

test('bad input is a problem document that names each field', async () => {
  const { status, headers, body } = await file({
    kind: 'missing_invoice',
    description: 'x',
    contact: { email: 'nope' },
  })
  expect(status).toBe(422)
  expect(headers.get('Content-Type')).toContain('application/problem+json')
  expect(body).toMatchObject({
    type: 'urn:fapiao-desk:problem:invalid',
    status: 422,
    errors: [
      { field: 'contact.email', message: expect.any(String) },
      { field: 'invoice.number', message: expect.any(String) },
    ],
  })
  expect(JSON.stringify(body)).not.toContain('field.')
})

test.each([
  ['channel', { channel: 'chat' }],
  ['channel', { channel: 'wechat' }],
  ['channel', { channel: 'weibo' }],
  ['channel', { channel: 'batch' }],
  ['contact.notifyBy.0', { contact: { email: 'known@demo.invalid', notifyBy: ['wechat'] } }],
])('%s with a word that nothing stands behind yet is refused: %j', async (field, change) => {
  const { status, body } = await file({ ...aReport(), ...change })
  expect([status, body.errors?.map((error: { field: string }) => error.field)]).toEqual([422, [field]])
  expect(await sql`select 1 from tickets`).toHaveLength(0)
})

test.each(['email', 'hotline', 'web', 'api'])('a report may say that it came by %s', async (channel) => {
  const { status, body } = await file({ ...aReport(), channel })
  expect([status, body.channel]).toEqual([201, channel])
})

test('no ticket can be merged yet, and none is looked for that is', async () => {
  const { body: filed } = await file()
  const params = { number: filed.number }
  const moved = await call(transitions, { key, params, body: { to: 'merged' } })
  expect([moved.status, moved.body.errors?.[0].field]).toEqual([422, 'to'])
  for (const [field, word] of [
    ['state', 'merged'],
    ['state', 'lost'],
  ])
    expect(await call(tickets, { key, query: `?${field}=${word}` })).toMatchObject({
      status: 422,
      body: { errors: [{ field }] },
    })
})

test('a body that is no JSON is told apart from one that is wrong', async () => {
  expect(await file('{"kind":')).toMatchObject({
    status: 422,
    body: { type: 'urn:fapiao-desk:problem:body' },
  })
})

test('one Idempotency-Key makes one ticket and equal answers, however many call at once', async () => {
  const input = aReport()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => file(input, { 'Idempotency-Key': 'k1' })),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
  expect(await sql`select number from tickets`).toHaveLength(1)

  const other = await file({ ...input, description: '别的' }, { 'Idempotency-Key': 'k1' })
  expect(other).toMatchObject({
    status: 422,
    body: { type: 'urn:fapiao-desk:problem:idempotency.other_body' },
  })
})

test('an unknown key is 401, a missing scope 403, too many calls 429', async () => {
  expect((await call(tickets, { key: 'fd_unknown' })).status).toBe(401)
  expect((await call(tickets, {})).status).toBe(401)
  expect((await call(tickets, { key: await aKey(['notices:read']) })).status).toBe(403)
  const slow = await aKey(['tickets:read'], 1)
  const statuses = await Promise.all([1, 2, 3].map(async () => (await call(tickets, { key: slow })).status))
  expect(statuses).toContain(429)
})

test('a stale message is refused with what has changed, a transition that is none with 409', async () => {
  const { body: filed } = await file()
  const params = { number: filed.number }
  const reply = { visibility: 'public', body: '正在核实。', seenVersion: filed.version }
  expect((await call(messages, { key, params, body: reply })).status).toBe(201)
  expect(await call(messages, { key, params, body: reply })).toMatchObject({
    status: 409,
    body: { type: 'urn:fapiao-desk:problem:ticket.stale', details: { changes: expect.any(Array) } },
  })
  expect((await call(transitions, { key, params, body: { to: 'closed' } })).status).toBe(409)
  expect((await call(transitions, { key, params, body: { to: 'waiting_upstream' } })).status).toBe(422)
  const resolved = await call(transitions, { key, params, body: { to: 'resolved', reason: '已补传。' } })
  expect(resolved).toMatchObject({ status: 200, body: { state: 'resolved' } })

  const whole = await call(ticket, { key, params })
  expect(whole.body.messages.map((message: { body: string }) => message.body)).toEqual([
    '正在核实。',
    '已补传。',
  ])
  expect(whole.body.events.at(0)).toMatchObject({ action: 'ticket.filed' })
})

test('lists are paged by a cursor and find by number, state and words', async () => {
  const numbers: string[] = []
  for (let count = 0; count < 5; count++) numbers.push((await file()).body.number)
  const first = await call(tickets, { key, query: '?limit=3' })
  const second = await call(tickets, { key, query: `?limit=3&after=${first.body.next}` })
  const listed = [...first.body.items, ...second.body.items].map((item: { number: string }) => item.number)
  expect(listed.toSorted()).toEqual(numbers.toSorted())
  expect(second.body.next).toBeNull()

  const found = async (query: string) => (await call(tickets, { key, query })).body.items.length
  expect(await found(`?q=${numbers[0]}`)).toBe(1)
  expect(await found(`?q=${encodeURIComponent('无此票')}`)).toBe(5)
  expect(await found(`?q=${encodeURIComponent('没有的词')}`)).toBe(0)
  expect(await found('?state=resolved')).toBe(0)
  expect(await found('?department=taxpayer_service')).toBe(5)
})

test('an incident is declared, scoped, moved and told of', async () => {
  const { body: filed } = await file()
  const declared = await call(incidents, {
    key,
    body: { title: '同步延迟', severity: 2, components: [], description: '积压', tickets: [filed.number] },
  })
  expect(declared).toMatchObject({
    status: 201,
    body: { publicStatus: 'investigating', eta: expect.any(String) },
  })
  expect(
    declared.body.stages.map((stage: { key: string; plannedMinutes: number }) => [
      stage.key,
      stage.plannedMinutes,
    ]),
  ).toEqual([
    ['diagnose', 120],
    ['repair', 480],
    ['test', 720],
    ['recover', 120],
  ])
  const params = { number: declared.body.number }
  const removed = await call(incidentTickets, {
    key,
    method: 'PUT',
    params,
    body: { remove: [filed.number] },
  })
  expect(removed.body.scope.tickets).toBe(0)
  await call(incidentTickets, { key, method: 'PUT', params, body: { add: [filed.number] } })

  const stage = await call(incidentStages, {
    key,
    params: { ...params, key: 'diagnose' },
    body: { action: 'complete' },
  })
  expect(stage.body.stages[0].completedAt).toEqual(expect.any(String))
  const extend = { action: 'extend', minutes: 30 }
  expect(
    (await call(incidentStages, { key, params: { ...params, key: 'repair' }, body: extend })).status,
  ).toBe(422)

  const update = { status: 'identified', body: { 'zh-CN': '原因已确认。' }, notify: true }
  const told = await call(incidentUpdates, { key, params, body: update })
  expect(told).toMatchObject({ status: 201, body: { seq: 1, notice: { id: expect.any(String) } } })
  const progress = await call(notice, { key, params: { id: told.body.notice.id } })
  expect(progress.body).toMatchObject({ state: 'expanding', audience: 0, counts: { queued: 0, sent: 0 } })
})

test('a subscriber is confirmed at once only with the scope for imports', async () => {
  const body = { channel: 'email', address: 'news@demo.invalid', confirmed: true }
  expect(await call(subscribers, { key, body })).toMatchObject({ status: 201, body: { confirmed: true } })
  const limited = await aKey(['subscribers:write'])
  expect((await call(subscribers, { key: limited, body })).status).toBe(403)
})

test.each([
  ['wecom', robotAt.wecom(3), 'https://hooks.example.com/news'],
  ['dingtalk', robotAt.dingtalk(3), robotAt.wecom(3)],
  ['feishu', robotAt.feishu(3), 'news@demo.invalid'],
  ['webhook', 'https://hooks.example.com/news', 'https://127.0.0.1/news'],
])('a subscriber by %s brings its address, and a wrong one is named', async (channel, address, wrong) => {
  const body = { channel, secret: 'SEC0123', components: ['lookup'], kinds: ['incident'], confirmed: true }
  expect(await call(subscribers, { key, body: { ...body, address } })).toMatchObject({
    status: 201,
    body: { channel, confirmed: true },
  })
  const refused = await call(subscribers, { key, body: { ...body, address: wrong } })
  expect(refused.status).toBe(422)
  expect(refused.body.errors).toEqual([{ field: 'address', message: expect.any(String) }])
})
