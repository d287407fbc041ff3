import { beforeEach, expect, test } from 'vitest'
import { acknowledge } from '#app/domain/delivery/sending/acknowledge.ts'
import { claimDeliveries, type Claim } from '#app/domain/delivery/sending/claim.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const claim = () => claimDeliveries(asSystem(), 'ticket', 'sms')
const sent = ({ token, rows }: Claim) => {
  const all = rows.map((row) => ({ row, outcome: { state: 'sent' } as const }))
  return acknowledge(asSystem(), 'ticket', token, 'test', all)
}
/** Whoever holds rows is gone, and their leases have ended. */
const die = () => sql`update deliveries set lease_until = now() - interval '1 second' where state = 'sending'`
const rows = async () => [
  ...(await sql<{ id: string; state: string; failure: string | null }[]>`
    select id, state, failure from deliveries where channel = 'sms' order by id`),
]

test('what two senders have died with is taken one at a time, and by nobody else meanwhile', async () => {
  for (let count = 0; count < 3; count++) await createTicket()
  expect((await claim()).rows).toHaveLength(3)
  await die()
  expect((await claim()).rows).toHaveLength(3)
  await die()

  const alone = await claim()
  expect(alone).toMatchObject({ rows: [{ attempts: 3 }], isWhole: true })
  expect(await claim()).toMatchObject({ rows: [], isWhole: false })
  await sent(alone)
  const next = await claim()
  expect(next.rows).toHaveLength(1)
  expect(next.rows[0]?.id).not.toBe(alone.rows[0]?.id)
})

test('what waits beside them is sent first', async () => {
  await createTicket()
  await claim()
  await die()
  await claim()
  await die()
  await createTicket()

  expect((await claim()).rows).toMatchObject([{ attempts: 1 }])
  expect((await claim()).rows).toMatchObject([{ attempts: 3 }])
})

test('a row that ends whoever sends it is closed in the end, and the rest is sent', async () => {
  for (let count = 0; count < 5; count++) await createTicket()
  const [, deadly] = await rows()
  let deaths = 0
  for (let turn = 0; turn < 30; turn++) {
    const taken = await claim()
    if (taken.rows.some(({ id }) => id === deadly?.id)) {
      deaths += 1
      await die()
    } else await sent(taken)
  }

  expect(deaths).toBe(4)
  const after = await rows()
  expect(after.find(({ id }) => id === deadly?.id)).toMatchObject({
    state: 'permanent',
    failure: 'interrupted',
  })
  expect(after.filter(({ state }) => state === 'sent')).toHaveLength(4)
  const [counted] = await sql`
    select sum(sending)::int as sending, sum(sent)::int as sent, sum(permanent)::int as permanent from notices`
  expect(counted).toEqual({ sending: 0, sent: 4, permanent: 1 })
})
