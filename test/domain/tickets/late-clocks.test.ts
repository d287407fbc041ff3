import { beforeEach, expect, test } from 'vitest'
import { alarmLateTickets } from '#app/domain/desk/tickets/alarm-tickets.ts'
import { extendTicket } from '#app/domain/desk/tickets/extend.ts'
import { reopenTicket } from '#app/domain/desk/tickets/reopen.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { transitionTicket } from '#app/domain/desk/tickets/transition.ts'
import { undoWithdrawal } from '#app/domain/desk/tickets/undo-withdrawal.ts'
import { withdrawTicket } from '#app/domain/desk/tickets/withdraw.ts'
import { as, asSystem, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

// A normal missing invoice filed on a Monday morning: first answer by Tuesday 9:00, resolution by the next Monday 9:00.

beforeEach(openDesk)

const filedAt = at('2026-03-02T09:00+08:00')
const beforeAnyDue = at('2026-03-02T17:00+08:00')
const answerLate = at('2026-03-03T10:00+08:00')
const atRisk = at('2026-03-08T10:00+08:00')
const over = at('2026-03-09T10:00+08:00')
const later = at('2026-03-12T10:00+08:00')

const alarmsOf = async () =>
  (await sql`select kind from alarms order by raised_at, kind`).map((row) => String(row.kind))

async function sweep(...times: Date[]) {
  for (const now of times) await alarmLateTickets(asSystem(now))
}

test('nothing alarms before it is due', async () => {
  await createTicket({}, filedAt)
  await sweep(beforeAnyDue)
  expect(await alarmsOf()).toEqual([])
})

test('a late first answer does not silence the alarms of the resolution', async () => {
  await createTicket({}, filedAt)
  await sweep(answerLate, answerLate, atRisk, atRisk, over, over)
  expect(await alarmsOf()).toEqual(['response_overdue', 'resolution_at_risk', 'resolution_overdue'])
})

test('an answer that came late stops its own clock alone', async () => {
  const agent = await hire()
  const ticket = await createTicket({}, filedAt)
  await sweep(answerLate)
  await replyToTicket(as(agent, answerLate), ticket.number, { visibility: 'public', body: '正在核实。' })
  await sweep(answerLate, atRisk, over)
  expect(await alarmsOf()).toEqual(['response_overdue', 'resolution_at_risk', 'resolution_overdue'])
})

test('a sweep that comes after both are due alarms for both', async () => {
  await createTicket({}, filedAt)
  await sweep(over, over)
  expect(await alarmsOf()).toEqual(['resolution_overdue', 'response_overdue'])
})

test('an extended resolution alarms by its new time, and the first answer not again', async () => {
  const agent = await hire()
  const ticket = await createTicket({}, filedAt)
  await sweep(over)
  const until = at('2026-03-20T09:00+08:00')
  await extendTicket(as(agent, over), ticket.number, { until, reason: '等待开票方。' })
  await sweep(over, at('2026-03-20T10:00+08:00'))
  // The open one is raised anew: nobody has two of a kind about one ticket.
  expect(await alarmsOf()).toEqual(['response_overdue', 'resolution_overdue'])
})

test('a paused ticket alarms neither clock until it goes on', async () => {
  const agent = await hire()
  const ticket = await createTicket({}, filedAt)
  await transitionTicket(as(agent, filedAt), ticket.number, { to: 'open' })
  await transitionTicket(as(agent, filedAt), ticket.number, { to: 'waiting_upstream', reason: '等上游' })
  await sweep(answerLate, over)
  expect(await alarmsOf()).toEqual([])
})

test('a ticket that comes back late calls somebody once more', async () => {
  const agent = await hire()
  const ticket = await createTicket({}, filedAt)
  await sweep(over)
  await resolveTicket(as(agent, over), ticket.number, { answer: '已修复。' })
  await reopenTicket(as({ type: 'reporter', ticketId: ticket.id }, later), '还是查不到。')
  await sweep(later, later)
  expect(await alarmsOf()).toEqual(['resolution_overdue', 'response_overdue', 'resolution_overdue'])
})

test('a ticket that comes back before it is due alarms when it is', async () => {
  const agent = await hire()
  const ticket = await createTicket({}, filedAt)
  await resolveTicket(as(agent, beforeAnyDue), ticket.number, { answer: '已修复。' })
  await transitionTicket(as(agent, beforeAnyDue), ticket.number, { to: 'reopened', reason: '还没好' })
  await sweep(beforeAnyDue)
  expect(await alarmsOf()).toEqual([])
  await sweep(over)
  expect(await alarmsOf()).toEqual(['resolution_overdue'])
})

test('a late ticket that was withdrawn by mistake calls somebody once more, for each of its clocks', async () => {
  const ticket = await createTicket({}, filedAt)
  const reporter = { type: 'reporter', ticketId: ticket.id } as const
  await sweep(over)
  await withdrawTicket(as(reporter, over), '找到了')
  await undoWithdrawal(as(reporter, over))
  await sweep(over, over)
  const both = ['resolution_overdue', 'response_overdue']
  expect((await alarmsOf()).toSorted()).toEqual([...both, ...both].toSorted())
})
