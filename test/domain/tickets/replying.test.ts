import { beforeEach, expect, test } from 'vitest'
import { saveDraft } from '#app/domain/desk/tickets/draft.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { showTicket } from '#app/domain/desk/tickets/show-ticket.ts'
import { as, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const monday = at('2026-03-02T09:00+08:00')
const reload = async (number: string) => (await sql`select * from tickets where number = ${number}`)[0]

test('the first public reply stops the response clock and opens the ticket', async () => {
  const ticket = await createTicket({}, at('2026-03-02T08:00+08:00'))
  await replyToTicket(as(await hire(), monday), ticket.number, {
    visibility: 'public',
    body: '已收到，正在核实。',
  })

  expect(await reload(ticket.number)).toMatchObject({ state: 'open', first_responded_at: monday })
})

test('an internal note neither answers nor tells anybody', async () => {
  const ticket = await createTicket()
  await replyToTicket(as(await hire()), ticket.number, { visibility: 'internal', body: '等上传记录。' })

  expect(await reload(ticket.number)).toMatchObject({ state: 'new', first_responded_at: null })
  const notices = await sql`select message from notices`
  expect(notices.map((row) => row.message)).toEqual(['ticket-received'])
})

test('a question makes the ticket wait for the reporter, and the clocks with it', async () => {
  const ticket = await createTicket()
  await replyToTicket(as(await hire(), monday), ticket.number, {
    visibility: 'public',
    body: '请补充。',
    asks: true,
  })

  expect(await reload(ticket.number)).toMatchObject({ state: 'waiting_reporter', paused_at: monday })
})

test('a reply written on an older version is refused and says what has changed', async () => {
  const ticket = await createTicket()
  const [first, second] = [await hire(), await hire()]
  const seen = (await showTicket(as(first), ticket.number)).ticket.version
  await replyToTicket(as(second), ticket.number, {
    visibility: 'public',
    body: '我来处理。',
    seenVersion: seen,
  })

  const stale = replyToTicket(as(first), ticket.number, {
    visibility: 'public',
    body: '我来。',
    seenVersion: seen,
  })
  await expect(stale).rejects.toMatchObject({ status: 409, reason: 'ticket.stale' })
  await expect(stale).rejects.toMatchObject({
    details: { changes: expect.arrayContaining([expect.objectContaining({ action: 'ticket.replied' })]) },
  })
  expect(await sql`select body from messages`).toHaveLength(1)
})

test('a draft is kept with the server and goes with the reply it became', async () => {
  const ticket = await createTicket()
  const agent = as(await hire())
  await saveDraft(agent, ticket.number, { visibility: 'public', body: '写到一半' })
  expect((await showTicket(agent, ticket.number)).drafts).toMatchObject([{ body: '写到一半' }])

  await replyToTicket(agent, ticket.number, { visibility: 'public', body: '写完了' })
  expect((await showTicket(agent, ticket.number)).drafts).toEqual([])
})

test('an agent of another department does not learn that the ticket exists', async () => {
  const ticket = await createTicket()
  const stranger = as(await hire(['agent'], 'product'))

  await expect(showTicket(stranger, ticket.number)).rejects.toMatchObject({ status: 404 })
  const reply = replyToTicket(stranger, ticket.number, { visibility: 'public', body: '你好' })
  await expect(reply).rejects.toMatchObject({ status: 404 })
})

test('contact data are masked on the desk', async () => {
  const ticket = await createTicket({
    contact: { name: '王小明', mobile: '13812345678', email: 'wang@demo.invalid' },
  })
  const view = await showTicket(as(await hire()), ticket.number)

  expect(view.contact).toMatchObject({ name: '王**', mobile: '138****5678', email: 'w***@demo.invalid' })
  expect(JSON.stringify(view)).not.toContain('13812345678')
})
