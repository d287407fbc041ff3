import { beforeEach, expect, test } from 'vitest'
import { fileReport } from '#app/domain/intake/reports/file-report.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { withdrawTicket } from '#app/domain/desk/tickets/withdraw.ts'
import { as, asAnonymous } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { aReport, openDesk, type Input } from '#test/support/desk.ts'

beforeEach(openDesk)

const file = (input: Input) => fileReport(asAnonymous(), parseReport(input, new Date()).report)

test('the same contact with an open ticket about the same invoice gets no second one', async () => {
  const input = aReport({ contact: { mobile: '13900001111', email: 'a@demo.invalid' } })
  const first = await file(input)
  const again = await file({ ...input, description: '再说一遍', contact: { mobile: '+86 139-0000-1111' } })

  expect(again).toMatchObject({ duplicate: true, ticket: { number: first.ticket.number } })
  expect(await sql`select number from tickets`).toHaveLength(1)
  const sent = await sql`select message from notices order by created_at`
  expect(sent.map((row) => row.message)).toEqual(['ticket-received', 'ticket-known'])
})

test('two equal reports at the same moment are one ticket', async () => {
  const input = aReport()
  const filed = await Promise.all([file(input), file(input), file(input), file(input)])

  expect(new Set(filed.map(({ ticket }) => ticket.number)).size).toBe(1)
  expect(filed.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
  expect(await sql`select id from contacts`).toHaveLength(1)
})

test('another contact reporting the same invoice gets a ticket of its own, linked for the desk only', async () => {
  const input = aReport()
  const first = await file(input)
  const other = await file({ ...input, contact: { email: 'other@demo.invalid' } })

  expect(other.duplicate).toBe(false)
  const links = await sql`select ticket_id, related_id, kind from ticket_relations`
  expect(links).toEqual([{ ticket_id: other.ticket.id, related_id: first.ticket.id, kind: 'same_invoice' }])
})

const paper = { code: '3200192130', number: '33393793' }
type Given = NonNullable<Input['invoice']>

test.each<[string, Given]>([
  ['alone', {}],
  ['in other digits', { number: '３３３９ ３７９３' }],
  ['with the same kind', { kind: 'special_paper' }],
  ['with the same day', { issuedOn: '2024年11月5日' }],
  ['with the same amount', { amount: '¥1,120.0' }],
])('a number of eight digits %s is the invoice of one’s open report with its code', async (_, given) => {
  const input = aReport({ invoice: { ...paper, issuedOn: '2024-11-05', amount: '1120.00' } })
  const first = await file(input)
  const again = await file({ ...input, invoice: { number: paper.number, ...given } })

  expect(again).toMatchObject({ duplicate: true, ticket: { number: first.ticket.number } })
})

test.each<[string, Given]>([
  ['another kind', { kind: 'plain_paper' }],
  ['another day', { issuedOn: '2024-11-06' }],
  ['another amount', { amount: '1120.01' }],
  ['another number', { number: '33393794' }],
])('with %s it is another invoice', async (_, given) => {
  const input = aReport({ invoice: { ...paper, issuedOn: '2024-11-05', amount: '1120.00' } })
  await file(input)

  expect(await file({ ...input, invoice: { number: paper.number, ...given } })).toMatchObject({
    duplicate: false,
  })
})

test('with two codes among one’s open reports nobody can tell which it is', async () => {
  const input = aReport({ invoice: paper })
  await file(input)
  await file({ ...input, invoice: { ...paper, code: '3200192140' } })

  expect(await file({ ...input, invoice: { number: paper.number } })).toMatchObject({ duplicate: false })
})

test('a second report that brings the code is filed, and related to the one without', async () => {
  const input = aReport({ invoice: { number: paper.number } })
  const first = await file(input)
  const second = await file({ ...input, invoice: paper })

  expect(second.duplicate).toBe(false)
  expect(await sql`select ticket_id, related_id from ticket_relations`).toEqual([
    { ticket_id: second.ticket.id, related_id: first.ticket.id },
  ])
})

test('the number of somebody else’s open report is another report', async () => {
  await file(aReport({ invoice: paper }))

  expect(await file(aReport({ invoice: { number: paper.number } }))).toMatchObject({ duplicate: false })
})

test('when the first report has ended the next one is a new ticket', async () => {
  const input = aReport()
  const first = await file(input)
  await withdrawTicket(as({ type: 'reporter', ticketId: first.ticket.id }))

  expect(await file(input)).toMatchObject({ duplicate: false })
})

test('a report that cannot be right names every field', () => {
  const parse = () =>
    parseReport(
      { kind: 'missing_invoice', description: '', contact: { mobile: '12345', email: 'x' } },
      new Date(),
    )
  expect(parse).toThrow(expect.objectContaining({ status: 422 }))

  const second = () =>
    parseReport(
      aReport({ invoice: { number: '123' }, contact: { mobile: '12345', email: 'x@' } }),
      new Date(),
    )
  expect(second).toThrow(
    expect.objectContaining({
      fields: [
        { field: 'contact.mobile', message: 'mobile' },
        { field: 'contact.email', message: 'email' },
        { field: 'invoice.number', message: 'finding.number_shape' },
      ],
    }),
  )
})
