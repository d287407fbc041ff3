import { afterAll, beforeEach, expect, test } from 'vitest'
import { auditRows, events } from '#db/schema/index.ts'
import type { Similar } from '#app/domain/desk/similar/similar-tickets.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader } from '#app/routes/desk/ticket-similar.ts'
import { loader as page } from '#app/routes/desk/ticket.tsx'
import { db, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, get, signedIn, thrown } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

const digital = { number: '24112000000123456789', issuedOn: '2024-11-05', amount: '120.00' }
const mistyped = { ...digital, number: '24112000000123456798' }

async function aDesk() {
  const [own, other] = [await createTicket({ invoice: digital }), await createTicket({ invoice: mistyped })]
  return { own, other, at: `/desk/tickets/${own.number}`, cookie: await signedIn(await hire()) }
}

test('the page of a ticket asks for similar ones apart, and is told them as data that nobody keeps', async () => {
  const { own, other, at, cookie } = await aDesk()
  const before = [await db.$count(auditRows), await db.$count(events)]

  const answer = await loader(args(get(`${at}/similar`, cookie), { number: own.number }))

  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  const similar = (await answer.json()) as Similar
  expect(similar.invoices).toMatchObject([
    { number: other.number, field: 'number', value: mistyped.number, difference: { slip: 'swap', at: 18 } },
  ])
  expect([await db.$count(auditRows), await db.$count(events)]).toEqual(before)
})

test('the page itself does not wait for them, and says that they are looked for', async () => {
  const { own, other, at, cookie } = await aDesk()
  const render = await pageRenderer()

  const data = await page(args(get(at, cookie), { number: own.number }))
  const html = await (await render(get(`${at}?lang=zh-CN`, cookie))).text()

  expect(JSON.stringify(data)).not.toContain(mistyped.number)
  expect(html).toContain('正在查找相似工单')
  expect(html).toContain('<noscript>')
  expect(other.number).not.toBe(own.number)
})

test('where one half takes too long, the answer says so and has the other', async () => {
  const { own, at, cookie } = await aDesk()

  const answer = await sql.begin(async (held) => {
    await held`lock table reported_invoices in access exclusive mode`
    return loader(args(get(`${at}/similar`, cookie), { number: own.number }))
  })

  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ invoices: null, texts: [] })
})

test.each([
  ['another department', ['agent'], 'data_repair'],
  ['whoever sees no tickets', ['knowledge_editor'], null],
] as const)('%s is told that there is no such ticket', async (_, roles, department) => {
  const { own, at } = await aDesk()
  const cookie = await signedIn(await hire([...roles], department))

  const answer = await thrown(loader(args(get(`${at}/similar`, cookie), { number: own.number })))

  expect(answer).toMatchObject({ kind: 'notFound' })
})

test('who is signed out meanwhile is not led away from the page', async () => {
  const { own, at } = await aDesk()

  const answer = await thrown(loader(args(get(`${at}/similar`), { number: own.number })))

  expect(answer).toMatchObject({ kind: 'unauthorized' })
})
