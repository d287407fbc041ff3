import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Actor } from '#app/domain/ground/context.ts'
import { similarTickets } from '#app/domain/desk/similar/similar-tickets.ts'
import { openDatabase } from '#db/client.ts'
import { fillTickets, shapeOf } from '#test/bench/fill/fill.ts'
import { hasInvoice, invoiceOf, numberOf } from '#test/bench/fill/people.ts'
import { hireHouse } from '#test/bench/fill/staff.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '#test/support/databases.ts'
import { nodesOf, openExplained } from '#test/support/explain.ts'

// 5,000 tickets: enough for an index to be worth more than reading the table.

const server = inject('postgresUrl')
const name = `similar_plans_${process.pid}`
const url = urlOfDatabase(server, name)
const count = 5000
const shape = shapeOf({ tickets: count, agencyTickets: 600 })
const actors: Record<'manager' | 'agent', Actor | null> = { manager: null, agent: null }
const { sql, close } = openDatabase(url, { max: 2 })

const every = Array.from({ length: count }, (_, n) => n + 1)
const newest = (fits: (n: number) => boolean) => every.toReversed().find(fits) ?? 0
const digital = newest((n) => hasInvoice(n) && invoiceOf(n).code === null)
const paper = newest((n) => hasInvoice(n) && invoiceOf(n).code !== null)

beforeAll(async () => {
  await createDatabase(server, name, 'template_test')
  Object.assign(actors, await hireHouse(url))
  await fillTickets(url, shape, { history: false })
  await sql`update tickets set department_id = (select department_id from staff where id = ${idOf(actors.agent)})`
  for (const n of [digital, paper]) await describeAs(n, '插入税控盘后弹出证书已过期')
  await sql`analyze`
})
afterAll(async () => {
  await close()
  await dropDatabase(server, name)
})

const idOf = (actor: Actor | null) => (actor?.type === 'staff' ? actor.id : '')
const describeAs = (n: number, description: string) =>
  sql`update tickets set description = ${description}, state = 'open' where number = ${numberOf(n)}`

test.each([
  ['a number of 20 digits', digital, paper],
  ['code and number', paper, digital],
])('beside a ticket of %s no table is read whole', async (_, own, alike) => {
  for (const actor of Object.values(actors))
    for (const mode of ['auto', 'force_generic_plan'] as const) {
      if (!actor) throw new Error('nobody was hired')
      const explained = openExplained(url, actor, shape.now)
      const { invoices, texts } = await similarTickets(explained.ctx, numberOf(own))
      const plans = await explained.plansOf(() => similarTickets(explained.ctx, numberOf(own)), mode)
      await explained.close()

      expect(invoices).not.toBeNull()
      expect(texts?.map(({ number }) => number)).toContain(numberOf(alike))
      const nodes = plans.flatMap(nodesOf)
      const whole = nodes.filter((node) => /Seq Scan/.test(node['Node Type']))
      for (const table of ['tickets', 'reported_invoices', 'ticket_texts'])
        expect(whole.map((node) => node['Relation Name'])).not.toContain(table)
      const indexes = nodes.map((node) => node['Index Name'])
      expect(indexes).toEqual(expect.arrayContaining(['reported_invoices_key', 'ticket_texts_grams']))
      for (const plan of plans)
        expect((plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)).toBeLessThan(3000)
    }
})
