import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Actor, Context } from '#app/domain/ground/context.ts'
import { listInbox, type InboxQuery } from '#app/domain/desk/tickets/inbox.ts'
import { inboxViews } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { openDatabase } from '#db/client.ts'
import { fillTickets, shapeOf } from '#test/bench/fill/fill.ts'
import {
  agencyMobile,
  hasInvoice,
  invoiceOf,
  largeCompany,
  mobileOf,
  numberOf,
  taxIdOf,
  type Shape,
} from '#test/bench/fill/people.ts'
import { hireHouse } from '#test/bench/fill/staff.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '#test/support/databases.ts'
import { nodesOf, openExplained } from '#test/support/explain.ts'

// 5,000 tickets: enough for an index to be worth more than reading the table. An agency filed some hundred of them in
// one house, and so many in the other that they are met by a walk from the newest.

const server = inject('postgresUrl')
const count = 5000
const every = Array.from({ length: count }, (_, n) => n + 1)
type House = Awaited<ReturnType<typeof openHouse>>
let few: House
let many: House

beforeAll(async () => {
  few = await openHouse('few', 600)
  many = await openHouse('many', 1600)
})
afterAll(async () => {
  for (const house of [few, many]) await house.close()
})

async function openHouse(label: string, agencyTickets: number) {
  const name = `plans_${label}_${process.pid}`
  const url = urlOfDatabase(server, name)
  const shape = shapeOf({ tickets: count, agencyTickets })
  await createDatabase(server, name, 'template_test')
  const { manager, agent } = await hireHouse(url)
  await fillTickets(url, shape, { history: label === 'few' })
  const { db, sql, close } = openDatabase(url, { max: 2 })
  const actors: Record<string, Actor> = {
    manager,
    agent,
    program: { type: 'api', keyId: manager.id, scopes: ['tickets:read'] },
  }
  return {
    url,
    shape,
    sql,
    actors,
    as: (actor: Actor): Context => ({ actor, db, enqueue: async () => undefined, now: shape.now }),
    manager: (): Context => ({ actor: manager, db, enqueue: async () => undefined, now: shape.now }),
    async close() {
      await close()
      await dropDatabase(server, name)
    },
  }
}

const numbersOf = (fits: (n: number) => boolean) => new Set(every.filter(fits).map(numberOf))
const ofAgency = (shape: Shape) => numbersOf((n) => mobileOf(n, shape) === agencyMobile)

/** Everything that a query finds, page by page. */
async function all(ctx: Context, query: Omit<InboxQuery, 'limit'>, limit: number): Promise<string[]> {
  const numbers: string[] = []
  for (let after: string | undefined; ;) {
    const { items, next } = await listInbox(ctx, { order: 'activity', ...query, after, limit })
    numbers.push(...items.map(({ number }) => number))
    if (!next) return numbers
    after = next
  }
}

/** Every view for every role: some fifty searches. */
const long = { timeout: 60_000 }

describe('no ticket is read but those that are found: by', () => {
  const someone = (fits: (n: number) => boolean) => every.slice(100).find(fits) ?? 0
  const digital = someone((n) => hasInvoice(n) && invoiceOf(n).code === null)
  const { code, number } = invoiceOf(someone((n) => hasInvoice(n) && invoiceOf(n).code !== null))
  const shape = shapeOf({ tickets: count, agencyTickets: 600 })

  test.each([
    ['a number of 20 digits', invoiceOf(digital).number],
    ['a number of 8 digits', number],
    ['code and number', `${code} ${number}`],
    ['a taxpayer number', taxIdOf(digital)],
    ['a ticket number', numberOf(digital)],
    [
      'a mobile number',
      mobileOf(
        someone((n) => mobileOf(n, shape) !== agencyMobile),
        shape,
      ),
    ],
  ])('%s', async (_, q) => {
    for (const actor of Object.values(few.actors)) {
      const explained = openExplained(few.url, actor)
      const plans = await explained.plansOf(() => listInbox(explained.ctx, { view: 'all', q, limit: 50 }))
      await explained.close()
      const nodes = plans.flatMap(nodesOf)
      const read = nodes.flatMap((node) =>
        /Seq Scan/.test(node['Node Type']) ? [node['Relation Name']] : [node['Index Name']],
      )
      for (const whole of ['tickets', 'contacts', 'reported_invoices', 'tickets_activity', 'tickets_state'])
        expect(read).not.toContain(whole)
      expect(nodes.some((node) => node['Index Name']?.startsWith('tickets_'))).toBe(true)
      for (const plan of plans)
        expect((plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)).toBeLessThan(500)
    }
  })
})

test('of an agency’s hundreds none is asked for its history', async () => {
  for (const actor of Object.values(few.actors)) {
    const explained = openExplained(few.url, actor)
    const plans = await explained.plansOf(() =>
      listInbox(explained.ctx, { view: 'all', q: agencyMobile, limit: 50 }),
    )
    await explained.close()
    const read = plans.flatMap(nodesOf).map((node) => node['Relation Name'] ?? '')
    expect(read.filter((name) => name.startsWith('events'))).toEqual([])
  }
})

test.each(['螺丝钉 发票', '螺絲釘 發票', 'ＱＺＸ９', 'qzx9 螺丝钉'])(
  'no ticket is read but those that are found: by the words %s',
  async (q) => {
    const number = numberOf(7)
    await few.sql`update tickets set description = '螺絲釘的發票，QZX9' where number = ${number}`
    await few.sql`analyze ticket_texts`
    const explained = openExplained(few.url, few.manager().actor)

    const plans = await explained.plansOf(() => listInbox(explained.ctx, { view: 'all', q, limit: 50 }))
    const found = await all(few.manager(), { view: 'all', q }, 50)

    await explained.close()
    expect(found).toEqual([number])
    const nodes = plans.flatMap(nodesOf)
    const indexes = nodes.map((node) => node['Index Name'])
    expect(indexes).toContain('ticket_texts_grams')
    expect(indexes).toContain('messages_grams')
    const whole = nodes.filter((node) => /Seq Scan/.test(node['Node Type']))
    for (const table of ['tickets', 'ticket_texts', 'messages'])
      expect(whole.map((node) => node['Relation Name'])).not.toContain(table)
  },
)

describe.each([
  ['some hundred', () => few],
  ['more than a thousand', () => many],
])('the tickets of an agency that has %s', (_, house) => {
  test('come newest first, all of them, page by page, without a gap or one twice', async () => {
    const expected = await house().sql<{ number: string }[]>`
      select t.number from tickets t join contacts c on c.id = t.contact_id
       where c.mobile_index = (select mobile_index from contacts group by 1 order by count(*) desc limit 1)
       order by t.last_activity_at desc, t.id desc`
    expect(expected.length).toBe(ofAgency(house().shape).size)

    const found = await all(house().manager(), { view: 'all', q: agencyMobile }, 50)
    expect(found).toEqual(expected.map(({ number }) => number))
  })

  test('are found by each view, for each role, as one would pick them out by hand', long, async () => {
    const agency = ofAgency(house().shape)
    const filters = [{}, { state: 'closed' }, { department: 'data_repair' }, { priority: 'urgent' }]
    for (const [at, [role, actor]] of Object.entries(house().actors).entries()) {
      const ctx = house().as(actor)
      // Each view with one filter, another for each role.
      for (const [place, view] of inboxViews.entries()) {
        const query = { view, ...filters[(place + at) % filters.length] }
        const picked = (await all(ctx, query, count)).filter((number) => agency.has(number))
        const found = await all(ctx, { ...query, q: agencyMobile }, 150)
        expect([role, query, found]).toEqual([role, query, picked])
      }
    }
  })
})

test('a large company’s invoices are found newest first, all of them, for each role', async () => {
  const numbers = numbersOf(
    (n) => hasInvoice(n) && (taxIdOf(n) === largeCompany || (n % 2 === 0 && taxIdOf(n + 7) === largeCompany)),
  )
  for (const actor of Object.values(few.actors)) {
    const ctx = few.as(actor)
    const picked = (await all(ctx, { view: 'all' }, count)).filter((number) => numbers.has(number))
    expect(await all(ctx, { view: 'all', q: largeCompany }, 7)).toEqual(picked)
  }
})

test('a company of more than a thousand invoices is found like any, by buyer and by seller', async () => {
  const { sql } = many
  const [{ index } = { index: '' }] = await sql<{ index: string }[]>`
    select seller_tax_id_index as index from reported_invoices group by 1 order by count(*) desc limit 1`
  await sql`update reported_invoices set buyer_tax_id_index = ${index}
             where ticket_id in (select id from tickets order by number limit 2000)`
  const expected = await sql<{ number: string; department_id: string; assignee_id: string | null }[]>`
    select t.number, t.department_id, t.assignee_id from tickets t join reported_invoices r on r.ticket_id = t.id
     where ${index} in (r.buyer_tax_id_index, r.seller_tax_id_index)
     order by t.last_activity_at desc, t.id desc`
  expect(expected.length).toBeGreaterThan(1500)

  for (const actor of Object.values(many.actors)) {
    const seen = expected.filter(
      (row) =>
        !(actor.type === 'staff' && actor.departmentId) ||
        row.department_id === actor.departmentId ||
        row.assignee_id === actor.id,
    )
    const found = await all(many.as(actor), { view: 'all', q: largeCompany }, 100)
    expect(found).toEqual(seen.map(({ number }) => number))
  }
})
