import { afterAll, expect, test } from 'vitest'
import { answerTicket } from '#app/domain/desk/tickets/answer.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action as read } from '#app/routes/desk/ticket-reading.ts'
import { loader as ticketPage } from '#app/routes/desk/ticket.tsx'
import { loader as inbox } from '#app/routes/desk/tickets.tsx'
import { as } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, get, post, signedIn, thrown } from '#test/support/desk-request.ts'

afterAll(closeRuntime)

/** A ticket that its reader has: nobody else's is unread to them. */
async function ownTicket() {
  await openDesk()
  const agent = await hire()
  const ticket = await createTicket()
  await sql`update tickets set department_id = ${agent.departmentId}, assignee_id = ${agent.id}
             where id = ${ticket.id}`
  return { cookie: await signedIn(agent), ticket }
}

test('a ticket is read once its page says that it was shown, and not by loading it ahead', async () => {
  const { cookie, ticket } = await ownTicket()
  const at = `/desk/tickets/${ticket.number}`
  const params = { number: ticket.number }
  const unread = async () => {
    const { page } = await inbox(args(get('/desk/tickets?view=all', cookie)))
    return page.items.map((row) => row.unread)
  }

  const shown = await ticketPage(args(get(at, cookie), params))
  expect(await unread()).toEqual([true])
  await read(args(post(`${at}/reading`, { shownAt: shown.now.toISOString() }, cookie), params))
  expect(await unread()).toEqual([false])
})

test('what the reporter wrote after the page was made stays unread', async () => {
  const { cookie, ticket } = await ownTicket()
  const at = `/desk/tickets/${ticket.number}`
  const params = { number: ticket.number }
  const shown = await ticketPage(args(get(at, cookie), params))
  const reporter = { type: 'reporter', ticketId: ticket.id } as const
  await answerTicket(as(reporter, new Date(shown.now.getTime() + 1)), { body: '又能查到了。' })

  await read(args(post(`${at}/reading`, { shownAt: shown.now.toISOString() }, cookie), params))
  const { page } = await inbox(args(get('/desk/tickets?view=all', cookie)))
  expect(page.items.map((row) => row.unread)).toEqual([true])
})

test('who does not see a ticket reads none', async () => {
  await openDesk()
  const ticket = await createTicket()
  const stranger = await signedIn(await hire(['agent'], 'product'))
  const call = read(
    args(post(`/desk/tickets/${ticket.number}/reading`, {}, stranger), { number: ticket.number }),
  )
  expect(await thrown(call)).toMatchObject({ kind: 'notFound' })
})
