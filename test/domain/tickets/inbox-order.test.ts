import { beforeEach, expect, test } from 'vitest'
import { PgDialect } from 'drizzle-orm/pg-core'
import { inOpenState } from '#db/schema/next-due.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'
import { countViews } from '#app/domain/desk/tickets/count-inbox.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import type { InboxOrder, InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { as, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

const now = at('2026-03-02T09:00+08:00')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
let agent: StaffActor
let lead: StaffActor

beforeEach(async () => {
  await openDesk()
  agent = await hire()
  lead = await hire(['lead'])
})

type Row = {
  response?: number
  update?: number
  resolution?: number
  rectification?: number
  answered?: boolean
  paused?: boolean
  state?: string
  priority?: string
  assignee?: string
  active?: number
}

/** A ticket with these clocks, in hours from now. */
async function ticketOf(row: Row): Promise<string> {
  const { number } = await createTicket({}, hours(-100))
  const due = (count: number | undefined) => (count === undefined ? null : hours(count))
  await sql`update tickets set state = ${row.state ?? 'open'}, priority = ${row.priority ?? 'normal'},
    assignee_id = ${row.assignee ?? null}, first_response_due_at = ${due(row.response)},
    first_responded_at = ${row.answered ? hours(-90) : null}, next_update_due_at = ${due(row.update)},
    resolution_due_at = ${due(row.resolution)}, rectification_due_at = ${due(row.rectification)},
    paused_at = ${row.paused ? hours(-1) : null}, last_activity_at = ${hours(row.active ?? -50)}
    where number = ${number}`
  return number
}

const listed = async (actor: StaffActor, view: InboxView, order?: InboxOrder) =>
  (await listInbox(as(actor, now), { view, order, limit: 50 })).items.map(({ number }) => number)

test('a ticket stands by the earliest of its open clocks, one without a running clock behind all others', async () => {
  const paused = await ticketOf({ resolution: -30, answered: true, paused: true })
  const none = await ticketOf({ answered: true })
  const rectified = await ticketOf({ rectification: 4, resolution: 40, answered: true })
  const answered = await ticketOf({ response: -9, resolution: 3, answered: true })
  const promised = await ticketOf({ update: 2, resolution: 9, answered: true })
  const unanswered = await ticketOf({ response: 1, resolution: 9 })
  const late = await ticketOf({ resolution: -2, answered: true })
  const done = await ticketOf({ resolution: -99, answered: true, state: 'closed' })

  const running = [late, unanswered, promised, answered, rectified]
  expect(await listed(agent, 'department')).toEqual([...running, paused, none])
  expect(await listed(agent, 'all')).toEqual([...running, paused, none, done])
  expect(await listed(agent, 'resolved')).toEqual([done])
})

test('what is late is an agent’s own and nobody’s, a lead’s the department’s, longest first, and nothing paused', async () => {
  const colleague = await hire()
  const mine = await ticketOf({ resolution: -2, answered: true, assignee: agent.id })
  const nobodys = await ticketOf({ resolution: -5, answered: true })
  const others = await ticketOf({ resolution: -3, answered: true, assignee: colleague.id })
  await ticketOf({ resolution: -9, answered: true, paused: true, assignee: agent.id })
  const soon = await ticketOf({ response: 3, assignee: agent.id })
  await ticketOf({ response: 5, assignee: agent.id })

  expect(await listed(agent, 'late')).toEqual([nobodys, mine])
  expect(await listed(lead, 'late')).toEqual([nobodys, others, mine])
  expect(await listed(agent, 'due')).toEqual([soon])
  expect(await countViews(as(agent, now))).toMatchObject({ late: 2, due: 1, mine: 4, department: 6 })
  expect(await countViews(as(lead, now))).toMatchObject({ late: 3, due: 1 })
})

test('other orders are by priority and then due time, by activity, and by age', async () => {
  const low = await ticketOf({ response: 1, priority: 'low', active: -1 })
  const second = await ticketOf({ response: 3, priority: 'urgent', active: -3 })
  const first = await ticketOf({ response: 2, priority: 'urgent', active: -2 })

  expect(await listed(lead, 'department', 'priority')).toEqual([first, second, low])
  expect(await listed(lead, 'department', 'activity')).toEqual([low, first, second])
  expect(await listed(lead, 'department', 'oldest')).toEqual([low, second, first])
  expect(await listed(lead, 'department', 'newest')).toEqual([first, second, low])
})

test('a cursor of another order or of no page means the first page', async () => {
  const numbers = [await ticketOf({ response: 1 }), await ticketOf({ response: 2 })]
  const { next } = await listInbox(as(lead, now), { view: 'department', order: 'newest', limit: 1 })
  expect(next).not.toBeNull()
  for (const after of [next ?? '', 'x', Buffer.from('due 2026 x').toString('base64url')]) {
    const page = await listInbox(as(lead, now), { view: 'department', order: 'due', after, limit: 50 })
    expect(page.items.map(({ number }) => number)).toEqual(numbers)
  }
})

test('the order is over the same states as the desk works on', () => {
  const words = new PgDialect().sqlToQuery(inOpenState).sql.matchAll(/'(\w+)'/g)
  const states = [...words].map(([, state]) => state)
  expect(states.toSorted()).toEqual([...openStates].toSorted())
})
