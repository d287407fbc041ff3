import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { attachFiles } from '#app/domain/desk/tickets/attach-files.ts'
import { checkUploads } from '#app/domain/ground/files/check-uploads.ts'
import { readFileOf } from '#app/domain/desk/tickets/read-file.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { readOutbox } from '#app/domain/delivery/ledger/outbox.ts'
import { listStaff } from '#app/domain/people/staff/list-staff.ts'
import { listSuppressions } from '#app/domain/delivery/suppressions/list.ts'
import { suppress } from '#app/domain/delivery/suppressions/suppress.ts'
import { revealContact } from '#app/domain/desk/tickets/reveal.ts'
import { showTicket } from '#app/domain/desk/tickets/show-ticket.ts'
import { blindIndex, encryptWith, type Place } from '#app/platform/crypto.ts'
import type { Provider } from '#app/platform/provider.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { sandboxProvider } from '#app/platform/sandbox.ts'
import { as, asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

// What can't be decrypted may be readable again: another process has the key, or a backup the text. Nothing is given
// up for it, and the page around it is shown.

beforeEach(openDesk)
afterAll(closeRuntime)

const key = (id: string) => ({ id, bytes: randomBytes(32) })
type Spoil = (sealed: Buffer, place: Place) => Buffer
/** Any of these may be a matter of keys. */
const sealed: Array<[string, Spoil]> = [
  ['another key under the same id', (_, place) => encryptWith(key('t1'), 'x@demo.invalid', place)],
  ['a key that is not set', (_, place) => encryptWith(key('t2'), 'x@demo.invalid', place)],
  [
    'a damaged text',
    (sealed) => Buffer.concat([sealed.subarray(0, -1), Buffer.from([(sealed.at(-1) ?? 0) ^ 1])]),
  ],
]
/** No key will ever open these. */
const broken: Array<[string, Spoil]> = [
  ['a text that was cut off', (text) => text.subarray(0, 9)],
  ['an empty text', () => Buffer.alloc(0)],
]

/** Spoils a column of every row, and gives what puts it right again. */
async function spoil(table: string, column: string, how: Spoil, rowColumn = 'id') {
  const rows = await sql<{ row: string; sealed: Buffer }[]>`
    select ${sql(rowColumn)}::text as row, ${sql(`${column}_cipher`)} as sealed from ${sql(table)}
     where ${sql(`${column}_cipher`)} is not null`
  const write = (row: string, value: Buffer) => sql`
    update ${sql(table)} set ${sql(`${column}_cipher`)} = ${value} where ${sql(rowColumn)}::text = ${row}`
  for (const { row, sealed } of rows) await write(row, how(sealed, { table, column, row }))
  return async () => {
    for (const { row, sealed } of rows) await write(row, sealed)
  }
}

const sent: string[] = []
const provider: Provider = {
  name: 'sink',
  concurrency: 1,
  send: async (message) => {
    sent.push(message.to)
    return { state: 'sent' }
  },
  close: async () => undefined,
}
const drain = () => drainDeliveries(asSystem(), 'ticket', 'email', provider)
const deliveries = async () => [
  ...(await sql`select state, failure from deliveries where channel = 'email' order by created_at`),
]

test.each(broken)('%s closes its own message for good, and no other', async (_, how) => {
  await createTicket({ contact: { email: 'first@demo.invalid' } })
  await spoil('contacts', 'email', how)
  await createTicket({ contact: { email: 'second@demo.invalid' } })
  await drain()
  expect(await deliveries()).toEqual([
    { state: 'permanent', failure: 'render' },
    { state: 'sent', failure: null },
  ])
})

test.each(sealed)(
  '%s puts a message off, which leaves once the contact can be read again',
  async (_, how) => {
    sent.length = 0
    await createTicket({ contact: { email: 'first@demo.invalid' } })
    const restore = await spoil('contacts', 'email', how)
    await createTicket({ contact: { email: 'second@demo.invalid' } })

    await drain()
    expect(await deliveries()).toEqual([
      { state: 'temporary', failure: 'contact_unreadable' },
      { state: 'sent', failure: null },
    ])

    await restore()
    await sql`update deliveries set next_at = now() - interval '1 second' where state = 'temporary'`
    await drain()
    expect(await deliveries()).toEqual(Array(2).fill({ state: 'sent', failure: null }))
    expect(sent).toEqual(['second@demo.invalid', 'first@demo.invalid'])
  },
)

describe.each([...sealed, ...broken])('%s', (_, how) => {
  test('leaves the rest of a ticket to be seen and worked on, without its contact', async () => {
    const agent: StaffActor = await hire()
    const { id, number } = await createTicket({
      invoice: {
        number: '24112000000100000001',
        issuedOn: '2024-11-05',
        amount: '1.00',
        buyerTaxId: '91310000MA1FL0TQ2R',
      },
    })
    await attachFiles(
      asSystem(),
      id,
      checkUploads([{ name: 'a.jpg', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0]) }]),
      {
        visibility: 'internal',
      },
    )
    for (const [table, column, row] of [
      ['contacts', 'email', 'id'],
      ['contacts', 'mobile', 'id'],
      ['reported_invoices', 'buyer_tax_id', 'ticket_id'],
      ['files', 'name', 'id'],
    ] as const)
      await spoil(table, column, how, row)

    const view = await showTicket(as(agent), number)
    expect(view.contact).toMatchObject({ unreadable: true, email: null, mobile: null })
    expect(view.invoice).toMatchObject({ number: '24112000000100000001', buyerTaxId: null })
    expect(view.files.map(({ name }) => name)).toEqual(['?'])
    await expect(readFileOf(as(agent), view.files[0]?.id ?? '')).rejects.toMatchObject({ status: 409 })
    await expect(revealContact(as(agent), number)).rejects.toMatchObject({ status: 409 })
    expect(await sql`select 1 from audit_rows where action = 'ticket.contact_revealed'`).toHaveLength(0)
  })

  test('leaves the lists that it stands in', async () => {
    const admin = as(await hire(['admin'], null))
    await createTicket({ contact: { email: 'gone@demo.invalid' } })
    await suppress(admin, {
      channel: 'email',
      recipient: blindIndex('email', 'gone@demo.invalid'),
      reason: 'asked',
    })
    await sandboxProvider(db, 'email').send({
      id: '018f4f4e-0000-7000-8000-000000000000',
      to: 'x@demo.invalid',
      noticeId: '018f4f4e-0000-7000-8000-000000000000',
      lane: 'ticket',
      text: '你好',
    })
    await spoil('contacts', 'email', how)
    await spoil('staff', 'email', how)
    await spoil('sandbox_messages', 'content', how)

    expect((await listStaff(admin)).map(({ email }) => email)).toEqual(['?'])
    expect((await listSuppressions(admin)).items).toMatchObject([{ address: null }])
    expect(await readOutbox(admin, {})).toMatchObject([{ to: '?' }])
  })
})
