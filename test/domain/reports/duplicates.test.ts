import { beforeEach, expect, test } from 'vitest'
import { fileReport } from '#app/domain/reports/file-report.ts'
import { parseReport } from '#app/domain/reports/report.ts'
import { withdrawTicket } from '#app/domain/tickets/withdraw.ts'
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
