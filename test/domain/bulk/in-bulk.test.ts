import { beforeEach, expect, test } from 'vitest'
import { assignOneOfMany } from '#app/domain/desk/bulk/assign-in-bulk.ts'
import { inBulk } from '#app/domain/desk/bulk/bulk.ts'
import { correctPriority } from '#app/domain/desk/corrections/correct-priority.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { sendReply } from '#app/domain/desk/tickets/send-reply.ts'
import { saveDraft } from '#app/domain/desk/tickets/draft.ts'
import { newTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { takeBack } from '#app/domain/desk/undo/take-back.ts'
import { justDone } from '#app/domain/desk/undo/just-done.ts'
import { unkeyed } from '#app/domain/ground/idempotency/once-form.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { databaseUrl, db, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { openExplained } from '#test/support/explain.ts'

beforeEach(openDesk)

const of = (actor: StaffActor) => ({ actor, db, enqueue: async () => {}, now: new Date() })
const sent = { scope: 'form:test', key: 'k1', words: 'same' }
/** In the order in which they are done. */
async function some(): Promise<[Ticket, Ticket, Ticket]> {
  const [one, two, three] = (await Promise.all([createTicket(), createTicket(), createTicket()])).toSorted(
    (a, b) => (a.id < b.id ? -1 : 1),
  )
  if (!one || !two || !three) throw new Error('three were made')
  return [one, two, three]
}
const numbersOf = (tickets: ReadonlyArray<{ number: string }>) => tickets.map(({ number }) => number)

test('each is judged as alone: what was refused says why, and a colleague loses nothing silently', async () => {
  const [agent, colleague] = [await hire(), await hire()]
  const tickets = await some()
  await sql`update tickets set assignee_id = ${colleague.id} where id = ${tickets[1].id}`
  await sql`update tickets set state = 'cancelled' where id = ${tickets[2].id}`

  const result = await inBulk(of(agent), sent, { numbers: numbersOf(tickets), seconds: 10 }, (tx, ticket) =>
    assignOneOfMany(tx, ticket, { to: agent.id, alsoOfOthers: false }),
  )

  expect(result.done).toEqual([tickets[0].number])
  expect(result.skipped).toEqual([
    { number: tickets[1].number, reason: 'bulk.has_assignee', field: null },
    { number: tickets[2].number, reason: 'forbidden', field: null },
  ])
  expect(await justDone(of(agent), result.step)).toMatchObject({
    undo: { id: result.step },
    bulk: { done: 1, skipped: [{}, {}] },
  })
})

test('a step that changed nothing offers no way back', async () => {
  const [agent, tickets] = [await hire(), await some()]
  await sql`update tickets set assignee_id = ${agent.id}`
  const result = await inBulk(of(agent), sent, { numbers: numbersOf(tickets), seconds: 10 }, (tx, ticket) =>
    assignOneOfMany(tx, ticket, { to: agent.id, alsoOfOthers: false }),
  )
  expect(await justDone(of(agent), result.step)).toMatchObject({ undo: null })
})

test('one answer to many is a message to each, leaves when it can be taken back no more, and is taken back as one', async () => {
  const agent = await hire()
  const tickets = await some()
  await sql`update deliveries set state = 'sent'`
  const answer = {
    way: 'reply' as const,
    body: '已恢复，请再查。',
    causeCode: '',
    seenVersion: undefined,
    seenAt: undefined,
    files: [],
  }
  const result = await inBulk(of(agent), sent, { numbers: numbersOf(tickets), seconds: 10 }, (tx, ticket) =>
    sendReply(tx, ticket.number, answer),
  )
  const [held] = await sql`
    select count(*)::int, bool_and(next_at between now() + interval '5 s' and now() + interval '13 s') as soon
      from deliveries where state = 'queued'`
  expect(held).toEqual({ count: 6, soon: true })

  await replyToTicket(of(agent), tickets[0].number, { visibility: 'internal', body: '另有情况。' })
  expect(await takeBack(of(agent), result.step)).toMatchObject({ kept: 1 })
  const left = await sql`select ticket_id from messages where visibility = 'public'`
  expect(left).toEqual([{ ticket_id: tickets[0].id }])
  expect(await sql`select state from tickets order by id`).toEqual([
    { state: 'open' },
    { state: 'new' },
    { state: 'new' },
  ])
})

test('sent twice it is done once, and where every ticket is refused alike that is the answer', async () => {
  const agent = await hire()
  const tickets = await some()
  const numbers = numbersOf(tickets)
  const act = () =>
    inBulk(of(agent), sent, { numbers, seconds: 10 }, (tx, ticket) =>
      replyToTicket(tx, ticket.number, { visibility: 'internal', body: '批量备注' }),
    )
  const answers = await Promise.all([act(), act(), act()])

  expect(new Set(answers.map(({ step }) => step)).size).toBe(1)
  expect(await sql`select id from messages`).toHaveLength(3)
  const wrong = inBulk(of(agent), unkeyed, { numbers }, (tx, { number }) =>
    correctPriority(tx, number, { priority: 'dringend' }),
  )
  await expect(wrong).rejects.toMatchObject({ fields: [{ field: 'priority', message: 'choice' }] })
})

test('a hundred at once at most, and at least one', async () => {
  const agent = await hire()
  const [{ number }] = [await createTicket()]
  const none = inBulk(of(agent), unkeyed, { numbers: ['nonsense'] }, async () => {})
  await expect(none).rejects.toMatchObject({ fields: [{ field: 'ticket', message: 'required' }] })
  const result = await inBulk(of(agent), unkeyed, { numbers: Array(101).fill(number) }, async () => {})
  expect(result.done).toEqual([number])
})

test('a number that was never given out is skipped as one that may not be seen', async () => {
  const agent = await hire()
  const ticket = await createTicket()
  const unknown = newTicketNumber((below) => below - 1)
  const result = await inBulk(
    of(agent),
    sent,
    { numbers: [unknown, ticket.number], seconds: 0 },
    (tx, { number }) => correctPriority(tx, number, { priority: 'high' }),
  )
  expect(result.done).toEqual([ticket.number])
  expect(result.skipped).toEqual([{ number: unknown, reason: 'not_found', field: null }])
})

test('what somebody has begun to write for one ticket stays when many are answered, and who sends is woken', async () => {
  const agent = await hire()
  const ticket = await createTicket()
  await saveDraft(of(agent), ticket.number, { visibility: 'public', body: '我的草稿' })
  const woken: string[] = []
  const ctx = { ...of(agent), enqueue: async (name: string) => void woken.push(name) }
  const answer = { way: 'reply', body: '已恢复。', causeCode: '', files: [], keepsDraft: true } as const
  await inBulk(ctx, sent, { numbers: [ticket.number], seconds: 10 }, (tx, { number }) => {
    woken.splice(0)
    return sendReply(tx, number, { ...answer, files: [], seenVersion: undefined, seenAt: undefined })
  })
  expect(await sql`select body from drafts`).toEqual([{ body: '我的草稿' }])
  expect(woken.filter((name) => name === 'deliveries.drain').length).toBeGreaterThan(2)
})

test('the ledger is asked only for the messages that were written, by their notices', async () => {
  const agent = await hire()
  const tickets = await some()
  const { ctx, askedBy, close } = openExplained(databaseUrl, agent)
  const tx = { ...ctx, actor: agent }
  const numbers = numbersOf(tickets)
  const ofLedger = (asked: Array<{ text: string }>) =>
    asked.map(({ text }) => text).filter((text) => text.includes('update "deliveries"'))

  const quiet = await askedBy(() =>
    inBulk(tx, sent, { numbers, seconds: 10 }, (one, { number }) =>
      correctPriority(one, number, { priority: 'urgent' }),
    ),
  )
  const told = await askedBy(() =>
    inBulk(tx, { ...sent, key: 'k2' }, { numbers, seconds: 10 }, (one, { number }) =>
      replyToTicket(one, number, { visibility: 'public', body: '已收到。' }),
    ),
  )
  await close()

  expect(ofLedger(quiet)).toEqual([])
  expect(ofLedger(told)).toHaveLength(numbers.length + 1)
  for (const text of ofLedger(told)) expect(text).toMatch(/notice_id = any\(\$\d+::uuid\[\]\)/)
})
