import { afterAll, beforeEach, expect, test } from 'vitest'
import { assignTicket } from '#app/domain/desk/tickets/assign.ts'
import { stopListening } from '#app/http/live/desk-streams.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader as stream } from '#app/routes/desk/stream.ts'
import { action as signOut } from '#app/routes/desk/sign-out.ts'
import { as } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, base, post, signedIn, thrown } from '#test/support/desk-request.ts'
import { until } from '#test/support/until.ts'

beforeEach(openDesk)
afterAll(async () => {
  stopListening()
  await closeRuntime()
})

/** An open stream and what it has said so far. */
async function opened(cookie: string, since = new Date()) {
  const leaving = new AbortController()
  const url = `${base}/desk/stream?since=${since.toISOString()}`
  const request = new Request(url, { headers: { Cookie: cookie }, signal: leaving.signal })
  const answer = await stream(args(request))
  let text = ''
  let isOver = false
  const decoder = new TextDecoder()
  const read = async () => {
    const reader = answer.body?.getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      text += decoder.decode(part.value)
    isOver = true
  }
  void read()
  return { answer, said: () => text, isOver: () => isOver, leave: () => leaving.abort() }
}

test('a stream is never kept, compressed or held up, and tells a person the numbers of what they may see', async () => {
  const [lead, agent, stranger] = [await hire(['lead']), await hire(), await hire(['agent'], 'product')]
  const ticket = await createTicket()
  await sql`update tickets set department_id = ${agent.departmentId}, assignee_id = null where id = ${ticket.id}`
  const [mine, others] = [await opened(await signedIn(agent)), await opened(await signedIn(stranger))]
  expect(Object.fromEntries(mine.answer.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  await until('both are live', () => [mine, others].every(({ said }) => said().includes('event: live')))

  await assignTicket(as(lead), ticket.number, agent.id)
  await until('it is told', () => mine.said().includes(ticket.number))
  expect(mine.said()).toContain('"bell":true')
  expect(mine.said()).not.toContain(ticket.subject)
  expect(others.said()).not.toContain('event: signal')
  mine.leave()
  others.leave()
  await until('both have ended', () => mine.isOver() && others.isOver())
})

test('what happened between the page and its stream is told as it opens', async () => {
  const [lead, agent] = [await hire(['lead']), await hire()]
  const ticket = await createTicket()
  await sql`update tickets set department_id = ${agent.departmentId}, assignee_id = null where id = ${ticket.id}`
  const cookie = await signedIn(agent)
  const first = await opened(cookie)
  await until('it is live', () => first.said().includes('event: live'))
  const madeAt = new Date(Date.now() + 3000)
  await assignTicket(as(lead), ticket.number, agent.id)
  await until('it is told', () => first.said().includes(ticket.number))

  const second = await opened(cookie, madeAt)
  await until('it is told again', () => second.said().includes(ticket.number))
  expect(second.said()).toContain('"hasGap":false')
  const old = await opened(cookie, new Date(0))
  await until('a page from long ago has a gap', () => old.said().includes('"hasGap":true'))
  for (const { leave } of [first, second, old]) leave()
})

test('signing out ends the stream at once', async () => {
  const cookie = await signedIn(await hire())
  const { said, isOver } = await opened(cookie)
  await until('it is live', () => said().includes('event: live'))
  await signOut(args(post('/desk/sign-out', {}, cookie)))
  await until('it has ended', isOver)
  expect(said()).toContain('event: ended')
})

test('nobody opens a stream without a session, nor more than a dozen', async () => {
  const nobody = stream(args(new Request(`${base}/desk/stream`)))
  expect(await thrown(nobody)).toMatchObject({ kind: 'unauthorized' })
  const cookie = await signedIn(await hire())
  const all = []
  for (let count = 0; count < 13; count++) all.push(await opened(cookie))
  expect(all.map(({ answer }) => answer.status)).toEqual([...Array(12).fill(200), 429])
  for (const { leave } of all) leave()
})

test('an open page does not keep a session from ending', async () => {
  const cookie = await signedIn(await hire())
  await sql`update staff_sessions set last_seen_at = now() - interval '119 minutes'`
  const { leave } = await opened(cookie)
  const [row] = await sql`select last_seen_at < now() - interval '100 minutes' as idle from staff_sessions
                           order by created_at desc limit 1`
  expect(row?.idle).toBe(true)
  leave()
})
