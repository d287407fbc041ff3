import { beforeEach, expect, test } from 'vitest'
import { answerTicket } from '#app/domain/desk/tickets/answer.ts'
import { closeResolvedTickets } from '#app/domain/desk/tickets/close-resolved.ts'
import { nudgeTicket } from '#app/domain/desk/tickets/nudge.ts'
import { reopenTicket } from '#app/domain/desk/tickets/reopen.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { showOwnTicket } from '#app/domain/intake/own-ticket/show-own-ticket.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { transitionTicket } from '#app/domain/desk/tickets/transition.ts'
import { undoWithdrawal } from '#app/domain/desk/tickets/undo-withdrawal.ts'
import { withdrawTicket } from '#app/domain/desk/tickets/withdraw.ts'
import { as, asSystem, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const monday = at('2026-03-02T09:00+08:00')
const days = (count: number) => new Date(monday.getTime() + count * 86_400_000)
const own = (ticket: Ticket, now = monday) => as({ type: 'reporter', ticketId: ticket.id }, now)
const stateOf = async (ticket: Ticket) =>
  (await sql`select state from tickets where id = ${ticket.id}`)[0]?.state

async function resolved(): Promise<Ticket> {
  const ticket = await createTicket({}, monday)
  const agent = as(await hire(), monday)
  await replyToTicket(agent, ticket.number, { visibility: 'public', body: '正在核实。' })
  await resolveTicket(agent, ticket.number, { answer: '现在可以查到。' })
  return ticket
}

test('the answer a ticket waited for gives its clocks back what the pause took', async () => {
  const ticket = await createTicket({}, monday)
  await replyToTicket(as(await hire(), monday), ticket.number, {
    visibility: 'public',
    body: '请补充。',
    asks: true,
  })
  await answerTicket(own(ticket, days(2)), { body: '补充如下。' })

  const [row] = await sql`select state, paused_at, resolution_due_at from tickets where id = ${ticket.id}`
  expect(row).toEqual({ state: 'open', paused_at: null, resolution_due_at: days(9) })
})

test('an answer re-opens a resolved ticket, a thank-you does not', async () => {
  const [first, second] = [await resolved(), await resolved()]
  await answerTicket(own(first), { body: '还是查不到。' })
  await answerTicket(own(second), { body: '谢谢。', keepClosed: true })

  expect(await stateOf(first)).toBe('reopened')
  expect(await stateOf(second)).toBe('resolved')
})

test('after seven days a ticket is archived, and an answer then files a linked follow-up', async () => {
  const ticket = await resolved()
  await closeResolvedTickets(asSystem(days(6.9)))
  expect(await stateOf(ticket)).toBe('resolved')
  await closeResolvedTickets(asSystem(days(7.1)))
  expect(await stateOf(ticket)).toBe('closed')

  const number = await reopenTicket(own(ticket, days(8)), '又查不到了。')
  expect(number).not.toBe(ticket.number)
  const [link] = await sql`select kind from ticket_relations where related_id = ${ticket.id}`
  expect(link).toEqual({ kind: 'follow_up' })
  expect(await stateOf(ticket)).toBe('closed')
})

test('a reporter may ask to hurry once in four hours', async () => {
  const ticket = await createTicket({}, monday)
  await nudgeTicket(own(ticket))
  await expect(nudgeTicket(own(ticket, days(0.1)))).rejects.toMatchObject({ reason: 'ticket.nudged_already' })
  await nudgeTicket(own(ticket, days(0.2)))
  expect((await sql`select nudge_count from tickets`)[0]).toEqual({ nudge_count: 2 })
})

const minutes = (count: number) => new Date(monday.getTime() + count * 60_000)

test('the page says when a reporter may ask to hurry again', async () => {
  const ticket = await createTicket({}, monday)
  expect((await showOwnTicket(own(ticket), 'zh-CN')).nextNudgeAt).toBeNull()
  await nudgeTicket(own(ticket))
  expect((await showOwnTicket(own(ticket, minutes(1)), 'zh-CN')).nextNudgeAt).toEqual(minutes(240))
  expect((await showOwnTicket(own(ticket, minutes(240)), 'zh-CN')).nextNudgeAt).toBeNull()
})

test('a withdrawal is taken back within ten minutes, and the ticket stands where it stood', async () => {
  const ticket = await createTicket({}, monday)
  await replyToTicket(as(await hire(), monday), ticket.number, {
    visibility: 'public',
    body: '请补充。',
    asks: true,
  })
  await withdrawTicket(own(ticket), '提交错了。')
  expect((await showOwnTicket(own(ticket, minutes(9)), 'zh-CN')).undoableUntil).toEqual(minutes(10))

  await undoWithdrawal(own(ticket, minutes(9)))

  const [row] = await sql`select state, closed_at, paused_at from tickets where id = ${ticket.id}`
  expect(row).toEqual({ state: 'waiting_reporter', closed_at: null, paused_at: minutes(9) })
  const view = await showOwnTicket(own(ticket, minutes(9)), 'zh-CN')
  expect(view).toMatchObject({ undoableUntil: null, can: { answer: true, withdraw: true } })
})

test('a withdrawal of more than ten minutes ago, and a cancelling by staff, are not taken back', async () => {
  const [late, ended] = [await createTicket({}, monday), await createTicket({}, monday)]
  await withdrawTicket(own(late))
  await transitionTicket(as(await hire(), monday), ended.number, { to: 'cancelled', reason: '重复。' })

  for (const ticket of [late, ended]) {
    const now = minutes(ticket === late ? 10 : 1)
    expect((await showOwnTicket(own(ticket, now), 'zh-CN')).undoableUntil).toBeNull()
    await expect(undoWithdrawal(own(ticket, now))).rejects.toMatchObject({
      reason: 'ticket.withdrawal_final',
    })
    expect(await stateOf(ticket)).toBe('cancelled')
  }
})

test('a withdrawn ticket stays withdrawn', async () => {
  const ticket = await createTicket({}, monday)
  await withdrawTicket(own(ticket))
  expect(await stateOf(ticket)).toBe('cancelled')
  await expect(answerTicket(own(ticket), { body: '等等' })).rejects.toMatchObject({ status: 409 })
})

test('a reporter sees neither internal notes nor the names of staff', async () => {
  const ticket = await createTicket({}, monday)
  const agent = await hire()
  await replyToTicket(as(agent, monday), ticket.number, {
    visibility: 'internal',
    body: '内部判断：开票方问题',
  })
  await replyToTicket(as(agent, monday), ticket.number, { visibility: 'public', body: '正在核实。' })

  const view = await showOwnTicket(own(ticket), 'zh-CN')
  expect(view.messages.map((message) => message.body)).toEqual(['正在核实。'])
  expect(JSON.stringify(view)).not.toContain('内部判断')
  expect(JSON.stringify(view)).not.toContain(agent.name)
})

test('a new ticket is not moved to resolved; who answers it at once takes it up with that', async () => {
  const ticket = await createTicket()
  const agent = as(await hire())
  const move = transitionTicket(agent, ticket.number, { to: 'resolved', reason: '好了' })
  await expect(move).rejects.toMatchObject({ status: 409, reason: 'ticket.transition' })

  await resolveTicket(agent, ticket.number, { answer: '号码填错一位，改后查到。' })
  const moves =
    await sql`select details->>'to' as to from events where details ? 'to' and action like 'ticket.%' order by at, id`
  expect(moves.map((row) => row.to)).toEqual(['open', 'resolved'])
})
