import { beforeEach, expect, test } from 'vitest'
import { cancelNotice, retryNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { acknowledge } from '#app/domain/delivery/sending/acknowledge.ts'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { retryAfterMs } from '#app/domain/delivery/sending/retry.ts'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

/** A provider that writes down what it was given and answers as told. */
function recording(answer: (message: OutgoingMessage) => Outcome = () => ({ state: 'sent' })) {
  const messages: OutgoingMessage[] = []
  const provider: Provider = {
    name: 'recording',
    concurrency: 4,
    send: async (message) => {
      messages.push(message)
      return answer(message)
    },
    close: async () => undefined,
  }
  return { messages, provider }
}
const drain = (provider: Provider) => drainDeliveries(asSystem(), 'ticket', 'sms', provider)
const states = async () =>
  (await sql`select state from deliveries where channel = 'sms'`).map((row) => row.state)
const notice = async () => (await sql`select * from notices`)[0]

test('each row leaves once, whoever drains at the same time', async () => {
  for (let count = 0; count < 30; count++) await createTicket()
  const { messages, provider } = recording()
  await Promise.all([drain(provider), drain(provider), drain(provider)])

  expect(messages).toHaveLength(30)
  expect(new Set(messages.map((message) => message.id)).size).toBe(30)
  expect(new Set(await states())).toEqual(new Set(['sent']))
})

test('what a dead sender left behind is taken over after its lease, with the same id', async () => {
  await createTicket()
  const first = await claimDeliveries(asSystem(), 'ticket', 'sms')
  expect((await claimDeliveries(asSystem(), 'ticket', 'sms')).rows).toEqual([])
  await sql`update deliveries set lease_until = now() - interval '1 second' where state = 'sending'`

  const second = await claimDeliveries(asSystem(), 'ticket', 'sms')
  expect(second.rows[0]?.id).toBe(first.rows[0]?.id)
  const late = first.rows.map((row) => ({ row, outcome: { state: 'sent' } as const }))
  expect(await acknowledge(asSystem(), 'ticket', first.token, 'recording', late)).toBe(0)
  const inTime = second.rows.map((row) => ({ row, outcome: { state: 'sent' } as const }))
  expect(await acknowledge(asSystem(), 'ticket', second.token, 'recording', inTime)).toBe(1)
  expect(await notice()).toMatchObject({ queued: 1, sending: 0, sent: 1 })
})

test('a temporary failure waits for its next try, and gives up at the end', async () => {
  await createTicket({ contact: { mobile: '13900002222' } })
  const { messages, provider } = recording(() => ({ state: 'temporary', reason: 'http_500' }))
  await drain(provider)
  expect(await notice()).toMatchObject({ state: 'sending', temporary: 1, queued: 0 })
  await drain(provider)
  expect(messages).toHaveLength(1)

  for (let attempt = 2; retryAfterMs('ticket', attempt - 1) !== null; attempt++) {
    await sql`update deliveries set next_at = now() - interval '1 second'`
    await drain(provider)
  }
  expect(await states()).toEqual(['permanent'])
  expect(await notice()).toMatchObject({ state: 'finished', temporary: 0, permanent: 1 })
})

test('a message whose fate nobody knows, and one over a limit, wait for their next try', async () => {
  await createTicket({ contact: { mobile: '13900002222' } })
  await createTicket({ contact: { mobile: '13900003333' } })
  const outcomes: Outcome[] = [
    { state: 'unknown', reason: 'timeout' },
    { state: 'limited', reason: 'isv.BUSINESS_LIMIT_CONTROL', retryAfterMs: 3_600_000 },
  ]
  const { provider } = recording(() => outcomes.shift() ?? { state: 'sent' })
  await drain(provider)

  const rows = await sql`
    select state, failure, next_at > now() + interval '50 minutes' as long from deliveries
     where channel = 'sms' order by failure desc`
  expect(rows).toEqual([
    { state: 'temporary', failure: 'unknown:timeout', long: false },
    { state: 'temporary', failure: 'isv.BUSINESS_LIMIT_CONTROL', long: true },
  ])
})

test('one message that cannot be rendered fails alone', async () => {
  await createTicket({ contact: { mobile: '13900003333' } })
  const broken = await createTicket({ contact: { mobile: '13900004444' } })
  await sql`update contacts set mobile_cipher = 'garbage' where id = ${broken.contactId}`
  const { messages, provider } = recording()
  await drain(provider)

  expect(messages.map((message) => message.to)).toEqual(['+8613900003333'])
  const [row] = await sql`select state, failure from deliveries where contact_id = ${broken.contactId}`
  expect(row).toEqual({ state: 'permanent', failure: 'render' })
})

test('only the failed ones are sent again', async () => {
  const commander = as(await hire(['commander'], null))
  await createTicket({ contact: { mobile: '13900005555', email: 'five@demo.invalid' } })
  const failing = recording(() => ({ state: 'permanent', reason: 'http_400' }))
  await drain(failing.provider)
  await drainDeliveries(asSystem(), 'ticket', 'email', recording().provider)
  const [{ id } = { id: '' }] = await sql<{ id: string }[]>`select id from notices`
  expect(await notice()).toMatchObject({ state: 'finished', sent: 1, permanent: 1 })

  expect(await retryNotice(commander, id)).toBe(1)
  const { messages, provider } = recording()
  await drain(provider)
  expect(messages).toHaveLength(1)
  expect(await notice()).toMatchObject({ state: 'finished', sent: 2, permanent: 0, queued: 0 })
})

test('a cancelled notice sends nothing more', async () => {
  const commander = as(await hire(['commander'], null))
  await createTicket({ contact: { mobile: '13900006666' } })
  const [{ id } = { id: '' }] = await sql<{ id: string }[]>`select id from notices`
  await cancelNotice(commander, id)
  const { messages, provider } = recording()
  await drain(provider)

  expect(messages).toEqual([])
  expect(await notice()).toMatchObject({ state: 'cancelled', cancelled: 1, queued: 0 })
})

test('the counters of a notice always add up to its audience', async () => {
  for (let count = 0; count < 12; count++) await createTicket()
  let turn = 0
  const outcomes: Outcome[] = [
    { state: 'sent' },
    { state: 'temporary', reason: 'timeout' },
    { state: 'permanent', reason: 'http_404' },
  ]
  const { provider } = recording(() => outcomes[turn++ % 3] ?? { state: 'sent' })
  await drain(provider)
  const rows =
    await sql`select audience, queued + sending + sent + delivered + temporary + permanent + suppressed + cancelled as sum from notices`
  expect(rows).toHaveLength(12)
  for (const row of rows) expect(row.sum).toBe(row.audience)
})
