import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Actor, StaffActor } from '#app/domain/ground/context.ts'
import { countViews } from '#app/domain/desk/tickets/count-inbox.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import {
  inboxViews,
  ordersOf,
  type InboxOrder,
  type InboxView,
} from '#app/domain/ground/vocabulary/inbox-views.ts'
import { openDatabase } from '#db/client.ts'
import { fillTickets, shapeOf } from '#test/bench/fill/fill.ts'
import { hireHouse } from '#test/bench/fill/staff.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '#test/support/databases.ts'
import { nodesOf, openExplained, type PlanNode } from '#test/support/explain.ts'

// 3,000 tickets of which a third is open: enough for every list to be worth an index, and for sorting one to show.

const server = inject('postgresUrl')
const name = `inbox_plans_${process.pid}`
const url = urlOfDatabase(server, name)
const shape = shapeOf({ tickets: 3000 })
let house: { manager: StaffActor; agent: StaffActor }
let opened: ReturnType<typeof openDatabase>

beforeAll(async () => {
  await createDatabase(server, name, 'template_test')
  house = await hireHouse(url)
  await fillTickets(url, shape, { history: false })
  opened = openDatabase(url, { max: 2 })
  await opened.sql`
    with numbered as (select id, row_number() over (order by number) as n from tickets)
    update tickets set state = (array['new', 'open', 'waiting_reporter', 'reopened'])[1 + n % 4], closed_at = null,
      resolved_at = null, first_responded_at = case when n % 2 = 0 then now() end,
      first_response_due_at = now() + (n % 97 - 40) * interval '1 hour',
      next_update_due_at = case when n % 5 = 0 then now() + (n % 89 - 30) * interval '1 hour' end,
      resolution_due_at = case when n % 7 > 0 then now() + (n % 301 - 90) * interval '1 hour' end,
      paused_at = case when n % 4 = 2 then now() end
      from numbered where numbered.id = tickets.id and n % 3 = 0`
  await opened.sql`vacuum analyze tickets`
})
afterAll(async () => {
  await opened.close()
  await dropDatabase(server, name)
})

const roles = ['manager', 'agent'] as const
const long = { timeout: 60_000 }

/** Every page of a list, narrowed by filters, so many rows at a time. */
async function all(actor: Actor, view: InboxView, order: InboxOrder, limit: number): Promise<string[]> {
  const ctx = { actor, db: opened.db, enqueue: async () => undefined, now: shape.now }
  const numbers: string[] = []
  for (let after: string | undefined; ;) {
    const { items, next } = await listInbox(ctx, {
      view,
      order,
      channel: 'api',
      kind: 'missing_invoice',
      priority: 'high',
      after,
      limit,
    })
    numbers.push(...items.map(({ number }) => number))
    if (!next) return numbers
    after = next
  }
}

test('page by page a list is the same as at once, in each view and order', long, async () => {
  for (const role of roles)
    for (const view of inboxViews)
      for (const order of ordersOf(view)) {
        const whole = await all(house[role], view, order, 5000)
        expect([role, view, order, await all(house[role], view, order, 19)]).toEqual([
          role,
          view,
          order,
          whole,
        ])
        expect(new Set(whole).size).toBe(whole.length)
      }
})

test.each(['force_custom_plan', 'force_generic_plan'] as const)(
  'no list reads more tickets than its page has, with %s',
  long,
  async (mode) => {
    for (const role of roles) {
      const explained = openExplained(url, house[role], shape.now)
      for (const view of inboxViews) {
        const plans = await explained.plansOf(() => listInbox(explained.ctx, { view, limit: 50 }), mode)
        const read = plans.flatMap(nodesOf).filter((node) => node['Relation Name'] === 'tickets')
        expect([
          role,
          view,
          read.map((node) => node['Node Type']).filter((type) => type === 'Seq Scan'),
        ]).toEqual([role, view, []])
        const [chosen] = plans
        // Who oversees has no department, and no list of it.
        if (role === 'manager' && view === 'department') {
          expect(plans).toEqual([])
          continue
        }
        if (!chosen) throw new Error('nothing was asked')
        // Those who wait are few, and in a state of their own: they are fetched by it and sorted.
        if (view === 'waiting') continue
        const most = 250
        expect([role, view, blocksOf(chosen) < most, blocksOf(chosen)]).toEqual([
          role,
          view,
          true,
          blocksOf(chosen),
        ])
        expect([role, view, sortedBy(chosen)]).toEqual([role, view, []])
      }
      await explained.close()
    }
  },
)

test('what is one’s own in another department costs no walk through all tickets, in any order', async () => {
  const explained = openExplained(url, house.agent, shape.now)
  for (const view of ['all', 'resolved'] as const)
    for (const order of ['activity', 'newest', 'oldest'] as const) {
      const [chosen] = await explained.plansOf(() => listInbox(explained.ctx, { view, order, limit: 50 }))
      expect([view, order, chosen && blocksOf(chosen) < 700, chosen && blocksOf(chosen)]).toEqual([
        view,
        order,
        true,
        chosen && blocksOf(chosen),
      ])
    }
  await explained.close()
})

test('the counts of the views read no ticket that no view holds', async () => {
  const explained = openExplained(url, house.agent, shape.now)
  const plans = await explained.plansOf(() => countViews(explained.ctx))
  await explained.close()
  const indexes = plans.flatMap(nodesOf).map((node) => node['Index Name'])
  expect(indexes).toContain('tickets_due_department')
  expect(indexes).toContain('tickets_due_assignee')
})

const blocksOf = (plan: PlanNode) => (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
/** Sorts of more rows than a page of each scope has. */
const sortedBy = (plan: PlanNode) =>
  nodesOf(plan)
    .filter((node) => node['Node Type'] === 'Sort' && (node.Plans?.[0]?.['Actual Rows'] ?? 0) > 102)
    .map((node) => node.Plans?.[0]?.['Actual Rows'])
