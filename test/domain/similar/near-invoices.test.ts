import { beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#app/domain/ground/context.ts'
import { similarTickets } from '#app/domain/desk/similar/similar-tickets.ts'
import { copyTicketsIntoDrill } from '#app/domain/incidents/incidents/copy-into-drill.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { as, asAnonymous } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { digital, paper } from '#test/support/invoices.ts'

beforeEach(openDesk)

/** Stored as it was typed: what the form warns of may be filed all the same. */
async function withInvoice(code: string | null, number: string): Promise<Ticket> {
  const ticket = await createTicket({ invoice: code ? paper : digital })
  const key = code && number.length !== 20 ? `${code}-${number}` : number
  await sql`update reported_invoices set key = ${key}, code = ${code}, number = ${number} where ticket_id = ${ticket.id}`
  await sql`delete from ticket_relations`
  return ticket
}
const manager = async () => as(await hire(['manager'], null))
const near = async (ctx: Context, { number }: Ticket) => (await similarTickets(ctx, number)).invoices ?? []
const numbersNear = async (ctx: Context, ticket: Ticket) =>
  (await near(ctx, ticket)).map(({ number }) => number).sort()
const moveTo = (id: string, department: string) => sql`
  update tickets set department_id = (select id from departments where key = ${department}) where id = ${id}`

describe('beside a ticket stand those whose invoice differs by', () => {
  const code = paper.code
  test.each([
    ['one digit of twenty', null, '24112000000193456789', 'number', { slip: 'digit', at: 12, length: 1 }],
    ['two neighbours exchanged', null, '24112000000123465789', 'number', { slip: 'swap', at: 15, length: 2 }],
    ['a digit left out', null, '2411200000012345679', 'number', { slip: 'missing', at: 18, length: 0 }],
    ['a digit doubled', null, '241120000001234567899', 'number', { slip: 'extra', at: 20, length: 1 }],
    ['one digit of eight', code, '12345878', 'number', { slip: 'digit', at: 5, length: 1 }],
    ['two of eight exchanged', code, '12346578', 'number', { slip: 'swap', at: 4, length: 2 }],
    ['one digit of the code', '011002400118', '12345678', 'code', { slip: 'digit', at: 11, length: 1 }],
    ['two of the code exchanged', '011004200111', '12345678', 'code', { slip: 'swap', at: 5, length: 2 }],
    ['one left out of the code', '01100240011', '12345678', 'code', { slip: 'missing', at: 11, length: 0 }],
  ] as const)('%s', async (_, otherCode, otherNumber, field, difference) => {
    const own = await withInvoice(otherCode && code, otherCode ? paper.number : digital.number)
    const other = await withInvoice(otherCode, otherNumber)
    const ctx = await manager()

    expect(await near(ctx, own)).toMatchObject([
      {
        number: other.number,
        subject: other.subject,
        state: 'new',
        createdAt: other.createdAt,
        field,
        value: field === 'number' ? otherNumber : otherCode,
        difference,
      },
    ])
    expect(await numbersNear(ctx, other)).toEqual([own.number])
  })
})

test.each([
  ['two digits of twenty', null, '34112000000123456780'],
  ['two that are no neighbours', null, '24112000000123654789'],
  ['number and code', '011002400118', '12345878'],
  ['the code, with another number', '011002400118', '87654321'],
  ['two digits of the code', '011002400188', '12345678'],
])('a ticket whose invoice differs by %s is another one’s', async (_, code, number) => {
  const own = await withInvoice(code && paper.code, code ? paper.number : digital.number)
  await withInvoice(code, number)

  expect(await near(await manager(), own)).toEqual([])
})

test('a ticket without an invoice has none, nor has one that is related to it anyway', async () => {
  const own = await createTicket({ invoice: digital })
  await createTicket({ invoice: digital })
  const question = await createTicket({
    kind: 'policy_question',
    invoice: undefined,
    description: '能抵扣吗',
  })
  const ctx = await manager()

  expect(await near(ctx, own)).toEqual([])
  expect(await near(ctx, question)).toEqual([])
})

test('an agent is shown those of their department and their own, and many others take no places', async () => {
  const own = await withInvoice(null, digital.number)
  const visible = await withInvoice(null, '24112000000123456780')
  const assigned = await withInvoice(null, '24112000000123456781')
  const agent = await hire()
  await moveTo(assigned.id, 'data_repair')
  await sql`update tickets set assignee_id = ${agent.id} where id = ${assigned.id}`
  for (const end of [2, 3, 4, 5, 6, 7]) {
    const { id } = await withInvoice(null, `2411200000012345678${end}`)
    await moveTo(id, 'data_repair')
  }

  expect(await numbersNear(as(agent), own)).toEqual([visible.number, assigned.number].sort())
  expect(await near(await manager(), own)).toHaveLength(5)
})

test('of more than five those that agree in amount and date come first, then the newest', async () => {
  const own = await withInvoice(null, digital.number)
  const made: Ticket[] = []
  for (const end of [0, 1, 2, 3, 4, 5]) made.push(await withInvoice(null, `2411200000012345678${end}`))
  const [oldest, ...later] = made
  for (const { id } of later) await sql`update reported_invoices set amount = '7.00' where ticket_id = ${id}`

  const found = await near(await manager(), own)

  expect(found.map(({ number }) => number)).toEqual(
    [oldest, ...later.toReversed().slice(0, 4)].map((ticket) => ticket?.number),
  )
  expect(found.map(({ sameAmount, sameDate }) => sameAmount && sameDate)).toEqual([
    true,
    ...Array(4).fill(false),
  ])
})

test.each([
  ['amount and date', '7.00', '2024-12-01', 0],
  ['the amount, which some say without tax', '7.00', '2024-11-05', 1],
  ['the date', '120.00', '2024-12-01', 1],
  ['neither, which one of them does not name', null, null, 1],
])('the next invoice of a seller is another one: differing in %s', async (_, amount, issuedOn, found) => {
  const own = await withInvoice(null, digital.number)
  const next = await withInvoice(null, '24112000000123456780')
  await sql`update reported_invoices set amount = ${amount}, issued_on = ${issuedOn} where ticket_id = ${next.id}`

  expect(await near(await manager(), own)).toHaveLength(found)
})

test('copies for a drill are beside no real ticket, and have none beside them', async () => {
  const commander = await hire(['commander'], null)
  const own = await withInvoice(null, digital.number)
  const other = await withInvoice(null, '24112000000123456780')
  const drill = await declareIncident(as(commander), {
    title: '演练',
    severity: 2,
    description: '演练。',
    drill: true,
    tickets: [],
  })
  await copyTicketsIntoDrill(as(commander), drill.number, [other.number])
  const [copy] = await sql<{ number: string }[]>`select number from tickets where drill_since is not null`

  expect(await numbersNear(as(commander), own)).toEqual([other.number])
  expect(await similarTickets(as(commander), copy?.number ?? '')).toEqual({ invoices: [], texts: [] })
})

test('who may not see the ticket learns of none: another department, the reporter, the public', async () => {
  const own = await withInvoice(null, digital.number)
  await withInvoice(null, '24112000000123456780')
  const strangers = [
    as(await hire(['agent'], 'data_repair')),
    { ...asAnonymous(), actor: { type: 'reporter' as const, ticketId: own.id } },
    asAnonymous(),
  ]

  for (const ctx of strangers)
    await expect(similarTickets(ctx, own.number)).rejects.toMatchObject({ kind: 'notFound' })
})
