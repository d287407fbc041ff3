import { afterAll, beforeEach, expect, test } from 'vitest'
import { answerTicket } from '#app/domain/desk/tickets/answer.ts'
import { assignTicket } from '#app/domain/desk/tickets/assign.ts'
import { transferTicket } from '#app/domain/desk/tickets/transfer.ts'
import { addressed } from '#app/domain/desk/signals/addressed.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction } from '#app/domain/ground/context.ts'
import {
  deskChannel,
  readDeskSignal,
  tellDesk,
  type DeskSignal,
} from '#app/domain/ground/signals/desk-signal.ts'
import { signalsOf } from '#app/domain/ground/signals/signals-of-events.ts'
import { noSignal, readSignal } from '#app/domain/ground/vocabulary/live-signal.ts'
import { listen } from '#app/platform/listen.ts'
import { as, asSystem } from '#test/support/context.ts'
import { databaseUrl, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { until } from '#test/support/until.ts'

let heard: DeskSignal[] = []
let states: string[] = []
const ear = listen(databaseUrl, deskChannel, {
  heard: (payload) => {
    const signal = readDeskSignal(payload)
    if (signal) heard.push(signal)
  },
  opened: () => void states.push('opened'),
  lost: () => void states.push('lost'),
})
afterAll(() => ear.stop())

beforeEach(async () => {
  await openDesk()
  await until('the ear is open', () => states.at(-1) === 'opened')
  heard = []
})

/** What the arranging has told is no part of the test. */
async function forgetHeard() {
  await everythingHeard()
  heard = []
}

/** All that was told before has been heard once this is. */
async function everythingHeard(): Promise<DeskSignal[]> {
  await tellDesk(asSystem(), [{ area: 'notice' }])
  await until('the last is heard', () => heard.some((signal) => 'area' in signal))
  return heard.filter((signal) => !('area' in signal))
}

test('what is recorded is told at the commit, once, by its id alone', async () => {
  const ticket = await createTicket()
  await forgetHeard()
  const subject = { type: 'ticket', id: ticket.id }
  await inTransaction(asSystem(), async (tx) => {
    await record(tx, { action: 'ticket.opened', subject, details: { reason: '13800138000' } })
    await record(tx, { action: 'ticket.opened', subject })
    await new Promise((resolve) => setImmediate(resolve))
    expect(heard).toEqual([])
  })
  expect(await everythingHeard()).toEqual([{ ticket: ticket.id }])
})

test('a transaction that is rolled back tells nothing', async () => {
  const ticket = await createTicket()
  await forgetHeard()
  const failed = inTransaction(asSystem(), async (tx) => {
    await record(tx, { action: 'ticket.opened', subject: { type: 'ticket', id: ticket.id } })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await everythingHeard()).toEqual([])
})

test('what many tell at the same time is all heard, and leaves in a few lots', async () => {
  const ids = Array.from({ length: 60 }, () => crypto.randomUUID())
  const ctx = asSystem()
  let lots = 0
  const counting = new Proxy(ctx.db, {
    get(db, name, receiver) {
      if (name === 'execute') lots += 1
      return Reflect.get(db, name, receiver)
    },
  })
  await forgetHeard()
  await Promise.all(ids.map((ticket) => tellDesk({ ...ctx, db: counting }, [{ ticket }, { lists: true }])))

  const told = await everythingHeard()
  expect(told.flatMap((signal) => ('ticket' in signal ? [signal.ticket] : [])).toSorted()).toEqual(
    ids.toSorted(),
  )
  expect(lots).toBeLessThan(5)
})

test('a committed change stands, though nobody could be told of it', async () => {
  const ticket = await createTicket()
  const ctx = asSystem()
  const deaf = new Proxy(ctx.db, {
    get: (db, name, receiver) =>
      name === 'execute'
        ? () => Promise.reject(new Error('the server is gone'))
        : Reflect.get(db, name, receiver),
  })
  await inTransaction({ ...ctx, db: deaf }, (tx) =>
    record(tx, { action: 'ticket.opened', subject: { type: 'ticket', id: ticket.id } }),
  )
  expect(
    await sql`select 1 from events where subject_id = ${ticket.id} and action = 'ticket.opened'`,
  ).toHaveLength(1)
})

test('of a bulk action no tickets are named, and nobody is told of what is no page of the desk', () => {
  const ticket = (id: number) => ({ subject: { type: 'ticket', id: String(id) } })
  expect(signalsOf(Array.from({ length: 26 }, (_, id) => ticket(id)))).toEqual([{ lists: true }])
  expect(signalsOf([{ subject: { type: 'staff', id: 'x' } }])).toEqual([])
  expect(signalsOf([{ subject: { type: 'incident_update', id: 'x' } }])).toEqual([{ area: 'incident' }])
})

test('who may not see a ticket gets no number, and who loses sight of it hears that lists have changed', async () => {
  const [agent, stranger, manager] = [
    await hire(['agent']),
    await hire(['agent'], 'product'),
    await hire(['manager'], null),
  ]
  const ticket = await createTicket()
  await sql`update tickets set department_id = (select id from departments where key = 'taxpayer_service')
             where id = ${ticket.id}`
  await forgetHeard()
  await transferTicket(as(agent), ticket.number, { department: 'data_repair', reason: '需要补数据' })
  const toEach = await addressed(asSystem(), await everythingHeard())

  expect(toEach(manager)).toMatchObject({ tickets: [ticket.number], lists: true })
  expect(toEach(agent)).toMatchObject({ tickets: [], lists: true })
  expect(toEach(stranger)).toEqual(noSignal())
})

test('a bell rings for its person alone, or for those who lead or command', async () => {
  const [agent, lead, commander] = [
    await hire(['agent']),
    await hire(['lead']),
    await hire(['commander'], null),
  ]
  const ringsFor = async (signal: DeskSignal) => {
    const toEach = await addressed(asSystem(), [signal])
    return [agent, lead, commander].filter((person) => toEach(person).bell)
  }
  expect(await ringsFor({ bell: agent.id })).toEqual([agent])
  expect(await ringsFor({ bell: null, department: lead.departmentId ?? '' })).toEqual([lead])
  expect(await ringsFor({ bell: null })).toEqual([commander])
})

test('an answer and an assignment ring the bell of who has the ticket', async () => {
  const [lead, agent] = [await hire(['lead']), await hire(['agent'])]
  const ticket = await createTicket()
  await sql`update tickets set department_id = ${agent.departmentId} where id = ${ticket.id}`
  await forgetHeard()
  await assignTicket(as(lead), ticket.number, agent.id)
  await answerTicket(as({ type: 'reporter', ticketId: ticket.id }), { body: '还是查不到。' })
  const bells = (await everythingHeard()).filter((signal) => 'bell' in signal)
  expect(bells).toEqual([{ bell: agent.id }, { bell: agent.id }])
})

test('a connection that was cut is opened again, and says so', async () => {
  const before = states.length
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
             where application_name = 'fapiao-desk signals' and datname = current_database()`
  await until('it listens again', () => states.slice(before).join() === 'lost,opened')
  expect(await everythingHeard()).toEqual([])
})

test('what no version of ours has sent is left alone, by processes and by pages', () => {
  for (const payload of ['', 'null', '{"ticket":"A79"}', '{"ticket":1}', '{"mail":"a@b.cn"}'])
    expect(readDeskSignal(payload)).toBeNull()
  expect(readSignal({ tickets: 'A79' })).toBeNull()
  const signal = { ...noSignal(), tickets: ['A'], bell: true }
  expect(readSignal(JSON.parse(JSON.stringify(signal)))).toEqual(signal)
})
