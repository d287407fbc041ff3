import { beforeEach, expect, test } from 'vitest'
import { operations } from '#app/http/openapi/operations.ts'
import * as incidents from '#app/routes/api/incidents.ts'
import * as sandbox from '#app/routes/api/sandbox-messages.ts'
import * as tickets from '#app/routes/api/tickets.ts'
import { aKey, call } from '#test/support/api.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const lists = { tickets, incidents, sandbox }
const wrong: Record<string, string[]> = {
  limit: ['0', '-1', '201', '1000', '1e2', '5.5', ' 5', 'ten', '', '0x10', '٣', '９', 'Infinity', '00001'],
  after: ['x', '', 'null', '1', '2026-03-02', 'ZZZZ', '../', '%00', 'MjAyNi0wMy0wMiB4', 'a'.repeat(3000)],
  state: ['merged', 'OPEN', 'opened', '', 'new,open', ' new'],
  department: ['none', '', 'PRODUCT', 'product ', '%00'],
  incident: ['INC-0000000', 'x', '', '1'],
  notice: ['x', '', '018f4f4e-0000-7000-8000-00000000000', 'null'],
  to: ['x', '', '12', 'a@', 'ftp://a'],
}
const has: Record<keyof typeof lists, string[]> = {
  tickets: ['limit', 'after', 'state', 'department', 'incident'],
  incidents: ['limit'],
  sandbox: ['limit', 'after', 'notice', 'to'],
}
const cases = Object.entries(has).flatMap(([list, names]) =>
  names.flatMap((name) => (wrong[name] ?? []).map((value) => [list, name, value] as const)),
)

test.each(cases)('%s refuses ?%s=%s and names it', async (list, name, value) => {
  const key = await aKey()
  const module = list === 'tickets' ? tickets : list === 'incidents' ? incidents : sandbox
  const sent = value === '%00' ? value : encodeURIComponent(value)
  const answer = await call(module, { key, query: `?${name}=${sent}` })
  expect(answer.status).toBe(422)
  expect(answer.body.errors).toEqual([{ field: name, message: expect.stringMatching(/.{5,}/) }])
})

test('a value that is given twice is refused', async () => {
  const key = await aKey()
  for (const query of ['?limit=5&limit=6', '?state=new&state=open', '?q=a&q=b']) {
    const answer = await call(tickets, { key, query })
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, /\?(\w+)/.exec(query)?.[1]])
  }
})

test('values that are right are taken', async () => {
  const key = await aKey()
  await createTicket()
  await createTicket()
  const first = await call(tickets, { key, query: '?limit=1' })
  const next = `?limit=200&after=${first.body.next}&state=new&q=${encodeURIComponent('查无此票')}`
  expect((await call(tickets, { key, query: next })).body.items).toHaveLength(1)
  for (const to of ['13800138000', '+8613800138000', '%2B8613800138000', 'a@demo.invalid'])
    expect((await call(sandbox, { key, query: `?to=${to}` })).status).toBe(200)
})

test('every value of a query that the description names is tried here', () => {
  const described = operations
    .filter(({ method }) => method === 'get')
    .flatMap(({ query }) => Object.keys(query ?? {}))
  expect([...new Set(described)].toSorted()).toEqual([...Object.keys(wrong), 'q'].toSorted())
})
