import { afterAll, beforeEach, expect, test } from 'vitest'
import { attachFiles } from '#app/domain/desk/tickets/attach-files.ts'
import { checkUploads } from '#app/domain/ground/files/check-uploads.ts'
import { transitionTicket } from '#app/domain/desk/tickets/transition.ts'
import { grantPass } from '#app/http/reporter.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action as answer } from '#app/routes/public/ticket-messages.tsx'
import { action as nudge } from '#app/routes/public/ticket-nudge.tsx'
import { action as reopen } from '#app/routes/public/ticket-reopening.tsx'
import { as } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { post } from '#test/routes/public/send.ts'

// Whoever holds the pass of a ticket can write to it: not without end, and not at others' cost.

beforeEach(openDesk)
afterAll(closeRuntime)

async function own() {
  const { id, number } = await createTicket()
  const [cookie = ''] = (await grantPass({ ticketId: id, number })).split(';')
  return { id, number, params: { number }, headers: { cookie } }
}
type Own = Awaited<ReturnType<typeof own>>

const say = (
  { number, params, headers }: Own,
  over: Record<string, string | File> = {},
  clientIp = '203.0.113.7',
) =>
  answer({
    ...post(
      `/tickets/${number}/messages`,
      { formKey: crypto.randomUUID(), body: '在吗', ...over },
      params,
      headers,
    ),
    context: { clientIp },
  })
const statusOf = (answered: Awaited<ReturnType<typeof say>>) =>
  'init' in answered ? answered.init?.status : answered.status
const times = async (count: number, act: (n: number) => ReturnType<typeof say>) => {
  const statuses: Array<number | undefined> = []
  for (let n = 0; n < count; n++) statuses.push(statusOf(await act(n)))
  return statuses
}
const accepted = (statuses: Array<number | undefined>) => statuses.filter((status) => status === 302).length

test('ten messages an hour are taken from one address; the eleventh keeps its words and says when', async () => {
  const ticket = await own()
  await times(10, () => say(ticket))

  const refused = await say(ticket, { body: '第十一条' })

  expect(refused).toMatchObject({ data: { values: { body: '第十一条' } }, init: { status: 429 } })
  expect(await sql`select count(*)::int from messages`).toEqual([{ count: 10 }])
})

test.each([
  ['of one block of IPv6', (n: number) => `2001:db8:1:2::${n + 1}`, 10],
  [
    'of the same address under two spellings',
    (n: number) => (n % 2 ? '::ffff:203.0.113.7' : '203.0.113.7'),
    10,
  ],
  ['of two households', (n: number) => (n % 2 ? '198.51.100.1' : '203.0.113.7'), 14],
])('messages %s count together as one asker', async (_, from, taken) => {
  const ticket = await own()

  expect(accepted(await times(14, (n) => say(ticket, {}, from(n))))).toBe(taken)
})

test('another ticket has tries of its own, and a double click counts once', async () => {
  const [ticket, other] = [await own(), await own()]
  const formKey = crypto.randomUUID()
  await times(14, () => say(ticket, { formKey }))

  expect(accepted(await times(9, () => say(ticket)))).toBe(9)
  expect(statusOf(await say(other))).toBe(302)
})

test.each([
  ['nudging', nudge],
  ['reopening', reopen],
])('%s counts, too', async (_, act) => {
  const ticket = await own()
  await times(10, () => say(ticket))
  const fields = { formKey: crypto.randomUUID(), reason: '还是查不到' }

  const refused = await act(post(`/tickets/${ticket.number}/x`, fields, ticket.params, ticket.headers))

  expect('init' in refused && refused.init?.status).toBe(429)
})

test('a ticket takes fifty megabytes of files a day from outside, and any from the desk', async () => {
  const { id, number } = await own()
  const tenMegabytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10 * 1024 * 1024 - 100)])
  const uploads = checkUploads([{ name: 'a.pdf', bytes: tenMegabytes }])
  const reporter = as({ type: 'reporter', ticketId: id })
  for (let n = 0; n < 5; n++) await attachFiles(reporter, id, uploads)

  await expect(attachFiles(reporter, id, uploads)).rejects.toMatchObject({
    fields: [{ field: 'files', message: 'file_day' }],
  })
  await attachFiles(as(await hire(['lead'])), id, uploads)
  await sql`update files set created_at = created_at - interval '25 hours'`
  await attachFiles(reporter, id, uploads)
  expect(number).toMatch(/-/)
})

test('follow-ups of a closed ticket take from the day’s SMS of its number', async () => {
  const ticket = await own()
  const lead = as(await hire(['lead']))
  await transitionTicket(lead, ticket.number, { to: 'open' })
  await transitionTicket(lead, ticket.number, { to: 'resolved', reason: '已补传。' })
  await sql`update tickets set state = 'closed', closed_at = now()`

  await times(30, (n) => say(ticket, {}, `203.0.113.${n}`))

  const [sms] = await sql<{ count: number }[]>`
    select count(*)::int from deliveries where channel = 'sms' and state = 'queued'`
  // Twenty of the follow-ups, and that of the desk, which is never held back.
  expect(sms?.count).toBe(21)
})
