import { beforeEach, expect, test } from 'vitest'
import * as tickets from '#app/routes/api/tickets.ts'
import { aKey, call } from '#test/support/api.ts'
import { sql } from '#test/support/database.ts'
import { aReport, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const file = (key: string, over: object, headers: Record<string, string> = {}) =>
  call(tickets, { key, body: { ...aReport({ externalId: 'case-7' }), ...over }, headers })
const counts = async () => (await sql`select count(*)::int as tickets from tickets`)[0]?.tickets

test.each<[string, object, Record<string, string>?]>([
  ['the same report', {}],
  ['other words', { description: '换了说法。' }],
  ['another channel', { channel: 'hotline' }],
  [
    'another invoice',
    { invoice: { number: '24112000000199999999', issuedOn: '2024-11-05', amount: '1.00' } },
  ],
  ['another contact', { contact: { email: 'other@demo.invalid' } }],
  ['an Idempotency-Key of its own', {}, { 'Idempotency-Key': 'again-1' }],
])(
  'a name of the program that is sent again with %s answers with its ticket',
  async (_what, over, headers = {}) => {
    const key = await aKey()
    const first = await file(key, {})

    const again = await file(key, over, headers)

    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toMatchObject({ number: first.body.number, state: 'new', duplicate: true, version: 1 })
    expect(again.body).not.toHaveProperty('trackUrl')
    expect(await counts()).toBe(1)
  },
)

test('two calls at the same time under one name make one ticket', async () => {
  const key = await aKey()
  const answers = await Promise.all(Array.from({ length: 8 }, () => file(key, {})))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200, 200, 200, 200, 200, 200, 200, 201,
  ])
  expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1)
  expect(await counts()).toBe(1)
})

test('two programs may have the same name for different tickets', async () => {
  const [one, other] = [await aKey(), await aKey()]
  expect((await file(one, {})).status).toBe(201)
  expect((await file(other, {})).status).toBe(201)
  expect(await counts()).toBe(2)
})

test('reports without a name are told apart as before', async () => {
  const key = await aKey()
  await file(key, { externalId: undefined })
  await file(key, { externalId: '' })
  expect(await counts()).toBe(2)
})
