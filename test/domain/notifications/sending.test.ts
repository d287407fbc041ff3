import { beforeEach, expect, test } from 'vitest'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const drain = (provider: Provider) => drainDeliveries(asSystem(), 'ticket', 'sms', provider)
const again = () => sql`update deliveries set next_at = now() - interval '1 second' where state = 'temporary'`
const rows = async () => [
  ...(await sql`select state, failure, provider, attempts from deliveries where channel = 'sms' order by created_at`),
]
const sink = (
  over: Partial<Provider>,
  answer: (message: OutgoingMessage) => Outcome = () => ({ state: 'sent' }),
): Provider => ({
  name: 'sink',
  concurrency: 3,
  send: async (message) => answer(message),
  close: async () => undefined,
  ...over,
})

test('no more calls are in flight than the provider takes', async () => {
  for (let count = 0; count < 12; count++) await createTicket()
  let flying = 0
  let most = 0
  const provider = sink({
    async send() {
      flying += 1
      most = Math.max(most, flying)
      await new Promise((resolve) => setImmediate(resolve))
      flying -= 1
      return { state: 'sent' }
    },
  })
  await drain(provider)

  expect(most).toBe(3)
})

test('a chunk is written down as sent before the next one leaves', async () => {
  for (let count = 0; count < 3; count++) await createTicket()
  // Three chunks' worth of the same person's message, each under an id of its own.
  await sql`
    insert into deliveries (id, notice_id, recipient, channel, lane, contact_id, ticket_id, language, state, next_at, created_at)
    select gen_random_uuid(), notice_id, recipient || n, channel, lane, contact_id, ticket_id, language, 'queued', now(), now()
      from deliveries, generate_series(1, 100) n where channel = 'sms'`
  await sql`update notices set queued = 101, audience = 102`
  let left = 0
  let mostUnwritten = 0
  const provider = sink({
    async send() {
      // Counted before others can leave meanwhile.
      const sofar = (left += 1)
      const [row] = await sql`select count(*)::int as count from deliveries where state = 'sent'`
      mostUnwritten = Math.max(mostUnwritten, sofar - Number(row?.count))
      return { state: 'sent' }
    },
  })
  await drain(provider)

  expect(left).toBe(303)
  expect(mostUnwritten).toBeLessThanOrEqual(100)
})

test('a provider that takes several gets them in groups, and each row its own outcome', async () => {
  for (let count = 0; count < 5; count++) await createTicket()
  // Who drains at the same moment shares the rows: how many groups there are is not fixed, what becomes of each is.
  const first: string[] = []
  const others: string[] = []
  const provider = sink({
    batch: {
      groups: (messages) => [messages.slice(0, 2), messages.slice(2)].filter((group) => group.length > 0),
      async send(group) {
        const [refused = '', ...taken] = group.map(({ id }) => id)
        first.push(refused)
        others.push(...taken)
        return new Map<string, Outcome>([
          [refused, { state: 'permanent', reason: 'bad' }],
          ...taken.map((id): [string, Outcome] => [id, { state: 'sent', ref: id }]),
        ])
      },
    },
  })
  await drain(provider)

  const ids = async (state: string) => {
    const found = await sql<{ id: string }[]>`
      select id from deliveries where channel = 'sms' and state = ${state} order by id`
    return found.map(({ id }) => id)
  }
  expect(first.length + others.length).toBe(5)
  expect(await ids('permanent')).toEqual(first.sort())
  expect(await ids('sent')).toEqual(others.sort())
})

test('a message that a group’s answer does not name may have left, and is tried again', async () => {
  await createTicket()
  await drain(sink({ batch: { groups: (messages) => [[...messages]], send: async () => new Map() } }))

  expect(await rows()).toMatchObject([{ state: 'temporary', failure: 'unknown:no_status', attempts: 1 }])
})

test('an unanswered try is marked, and the next one knows where it was', async () => {
  await createTicket()
  await drain(sink({ name: 'first' }, () => ({ state: 'unknown', reason: 'timeout' })))
  expect(await rows()).toEqual([
    { state: 'temporary', failure: 'unknown:timeout', provider: 'first', attempts: 1 },
  ])

  await again()
  const { rows: claimed } = await claimDeliveries(asSystem(), 'ticket', 'sms')
  expect(claimed[0]?.unsureAt).toBe('first')
})

test('who really sent a message is written down where several share the traffic', async () => {
  await createTicket()
  await drain(sink({ name: 'a+b' }, () => ({ state: 'sent', by: 'b' })))

  expect(await rows()).toMatchObject([{ state: 'sent', provider: 'b' }])
})

/** What the same number got a minute ago, besides the message that waits. */
const sentAlready = (count: number) => sql`
  insert into deliveries (id, notice_id, recipient, channel, lane, contact_id, language, state, next_at, sent_at, created_at)
  select gen_random_uuid(), gen_random_uuid(), recipient, 'sms', 'ticket', contact_id, language, 'sent',
         now(), now() - interval '1 minute', now() - interval '2 minutes'
    from deliveries, generate_series(1, ${count}) where channel = 'sms' and state = 'queued'`

test('a number that has had fifty notices today gets no other before tomorrow, and no try is counted', async () => {
  await createTicket()
  await sentAlready(50)
  await drain(sink({ limitsNumbers: true }))

  const [held] =
    await sql`select state, failure, attempts, next_at > now() + interval '23 hours' as "isTomorrow"
                             from deliveries where channel = 'sms' and state <> 'sent'`
  expect(held).toEqual({ state: 'temporary', failure: 'number_limit', attempts: 0, isTomorrow: true })
})

test.each([
  ['has had forty-nine', 49, true],
  ['has had fifty, but from a provider that does not count', 50, false],
])('a number that %s gets its message', async (_, already, limitsNumbers) => {
  await createTicket()
  await sentAlready(already)
  await drain(sink({ limitsNumbers }))

  expect(await sql`select 1 from deliveries where channel = 'sms' and state = 'sent'`).toHaveLength(
    already + 1,
  )
})

test('nothing goes to an address on the list of suppressed ones, and the rest of the person is told', async () => {
  const contact = { mobile: '13900001111', email: 'gone@demo.invalid' }
  await createTicket({ contact })
  await sql`insert into suppressions (recipient, channel, reason, created_at)
            select recipient, channel, 'bounce', now() from deliveries where channel = 'email'`
  await sql`delete from deliveries`
  await createTicket({ contact })

  const told = await sql`select channel, state, failure from deliveries order by channel`
  expect([...told]).toEqual([
    { channel: 'email', state: 'suppressed', failure: 'suppressed' },
    { channel: 'sms', state: 'queued', failure: null },
  ])
  expect(await sql`select queued, suppressed from notices order by created_at desc limit 1`).toEqual([
    { queued: 1, suppressed: 1 },
  ])
})
