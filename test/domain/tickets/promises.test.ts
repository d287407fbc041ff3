import { beforeEach, expect, test } from 'vitest'
import { alarmLatePromises } from '#app/domain/desk/tickets/alarm-tickets.ts'
import { assignTicket } from '#app/domain/desk/tickets/assign.ts'
import { keepPromise, makePromise } from '#app/domain/desk/tickets/promise.ts'
import { as, asSystem, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const made = at('2026-03-02T09:00+08:00')
const due = at('2026-03-03T09:00+08:00')
const before = at('2026-03-03T08:59+08:00')
const late = at('2026-03-04T09:00+08:00')

/** A promise on a ticket, and the agent who made it. */
async function promised(text = '周三前答复') {
  const agent = await hire()
  const { number } = await createTicket({}, made)
  const id = await makePromise(as(agent, made), number, { text, dueAt: due })
  return { agent, number, id }
}
const alarms = async () =>
  (await sql`select kind, staff_id as "staffId", details from alarms order by raised_at, id`).map((row) => ({
    ...row,
  }))
async function sweep(...times: Date[]) {
  for (const now of times) await alarmLatePromises(asSystem(now))
}

test('a promise that is late alarms once, with whoever made it', async () => {
  const { agent, id } = await promised()
  await sweep(before)
  expect(await alarms()).toEqual([])
  await sweep(due, late, late)
  expect(await alarms()).toEqual([{ kind: 'promise_overdue', staffId: agent.id, details: { promiseId: id } }])
})

test.each([
  ['before it was due', before],
  ['at the moment it was due', due],
  ['late, but before anybody swept', late],
])('a promise that was kept %s alarms nobody', async (_when, keptAt) => {
  const { agent, number, id } = await promised()
  await keepPromise(as(agent, keptAt), number, id)
  await sweep(due, late)
  expect(await alarms()).toEqual([])
})

test('a promise on a copy for a drill alarms nobody', async () => {
  const { number } = await promised()
  await sql`update tickets set drill_since = now() where number = ${number}`
  await sweep(late)
  expect(await alarms()).toEqual([])
})

test('of two promises only the one that was not kept alarms', async () => {
  const { agent, number, id } = await promised('先答复')
  const second = await makePromise(as(agent, made), number, { text: '再复核', dueAt: due })
  await keepPromise(as(agent, before), number, id)
  await sweep(late)
  expect(await alarms()).toMatchObject([{ details: { promiseId: second } }])
})

test('whoever has the ticket by then is told, not whoever made the promise', async () => {
  const { agent, number } = await promised()
  const colleague = await hire()
  await assignTicket(as(agent, made), number, colleague.id)
  await sweep(late)
  const told = (await alarms()).filter(({ kind }) => kind === 'promise_overdue')
  expect(told).toMatchObject([{ staffId: colleague.id }])
})

test('a promise is kept once', async () => {
  const { agent, number, id } = await promised()
  await keepPromise(as(agent, before), number, id)
  await expect(keepPromise(as(agent, before), number, id)).rejects.toMatchObject({
    kind: 'conflict',
    reason: 'promise.kept_already',
  })
})

test.each([
  ['no words', { text: '  ', dueAt: due }, { field: 'text', message: 'required' }],
  ['a time that has passed', { text: '答复', dueAt: before }, { field: 'dueAt', message: 'not_later' }],
  ['this very moment', { text: '答复', dueAt: late }, { field: 'dueAt', message: 'not_later' }],
])('a promise of %s is refused by its field', async (_what, promise, field) => {
  const { agent, number } = await promised()
  await expect(makePromise(as(agent, late), number, promise)).rejects.toMatchObject({ fields: [field] })
})
