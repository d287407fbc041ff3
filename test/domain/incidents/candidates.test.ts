import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { amendIncident } from '#app/domain/incidents/incidents/amend.ts'
import { incidentCandidates } from '#app/domain/incidents/incidents/candidates.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { linkTickets } from '#app/domain/incidents/incidents/link-tickets.ts'
import { as, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { aReport, createTicket, hire, openDesk, type Input } from '#test/support/desk.ts'

let commander: StaffActor
const declaredAt = at('2026-03-02T12:00+08:00')
const hours = (count: number) => new Date(declaredAt.getTime() + count * 3_600_000)

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
})

const declared = (regions: string[] = []) =>
  declareIncident(as(commander, declaredAt), {
    title: '查无此票',
    severity: 2,
    components: ['lookup'],
    description: '多地',
    regions,
  })
const candidatesOf = async (number: string, before = 24) =>
  (await incidentCandidates(as(commander, hours(2)), number, before)).tickets.map((ticket) => ticket.number)
const ofRegion = (digits: string): Partial<Input> => ({
  invoice: {
    ...aReport().invoice,
    number: `24${digits}20000001${Math.floor(Math.random() * 1e8)}`.padEnd(20, '0'),
  },
})

test('open reports of invoices that are not found, filed since a day before, are candidates', async () => {
  const before = await createTicket({}, hours(-20))
  const since = await createTicket({ symptom: 'vanished' }, hours(1))
  await createTicket({}, hours(-30))
  await createTicket({ symptom: 'mismatch' }, hours(-1))
  const withdrawn = await createTicket({}, hours(-1))
  await sql`update tickets set state = 'cancelled' where id = ${withdrawn.id}`
  const incident = await declared()

  expect(await candidatesOf(incident.number)).toEqual([since.number, before.number])
  expect(await candidatesOf(incident.number, 6)).toEqual([since.number])
})

test('what is in an incident already is nobody’s candidate', async () => {
  const ticket = await createTicket({}, hours(-1))
  const [first, second] = [await declared(), await declared()]
  await linkTickets(as(commander), first.number, { add: await candidatesOf(first.number) })
  expect(await candidatesOf(first.number)).toEqual([])
  expect(await candidatesOf(second.number)).toEqual([])
  expect(await sql`select incident_id from tickets where id = ${ticket.id}`).toEqual([
    { incident_id: first.id },
  ])
})

test('an incident of some regions takes the invoices of these', async () => {
  const beijing = await createTicket(ofRegion('11'), hours(-1))
  await createTicket(ofRegion('31'), hours(-1))
  const incident = await declared(['北京市'])
  expect(await candidatesOf(incident.number)).toEqual([beijing.number])
})

test('a region that invoices do not know narrows nothing, and is said', async () => {
  const ticket = await createTicket(ofRegion('31'), hours(-1))
  const incident = await declared(['北京', '长三角'])
  const found = await incidentCandidates(as(commander, hours(2)), incident.number, 24)
  expect(found).toMatchObject({ unknownRegions: ['长三角'], tickets: [{ number: ticket.number }] })
})

test('who does not command an incident does not search for it', async () => {
  const incident = await declared()
  for (const person of [await hire(), await hire(['communications'], null)]) {
    const asked = incidentCandidates(as(person), incident.number, 24)
    await expect(asked).rejects.toMatchObject({ status: 403 })
  }
})

test('an incident of some kinds, issue dates and symptoms takes the reports that may be of these', async () => {
  const invoiceOf = (kind: 'digital_plain' | 'rail' | undefined, issuedOn: string) => ({
    invoice: { ...aReport().invoice, number: `2611${aReport().invoice?.number?.slice(4)}`, kind, issuedOn },
  })
  const fits = await createTicket(invoiceOf('digital_plain', '2026-02-10'), hours(-1))
  const unknown = await createTicket(invoiceOf(undefined, '2026-02-10'), hours(-2))
  await createTicket(invoiceOf('rail', '2026-02-10'), hours(-3))
  await createTicket(invoiceOf('digital_plain', '2026-01-31'), hours(-4))
  await createTicket(invoiceOf('digital_plain', '2026-03-01'), hours(-5))
  await createTicket({ symptom: 'error', ...invoiceOf('digital_plain', '2026-02-10') }, hours(-6))
  const incident = await declareIncident(as(commander, declaredAt), {
    title: '查无此票',
    severity: 2,
    description: '积压',
    invoiceKinds: ['digital_plain'],
    symptoms: ['not_found'],
    issuedFrom: '2026-02-01',
    issuedUntil: '2026-02-28',
  })

  expect(await candidatesOf(incident.number)).toEqual([fits.number, unknown.number])
})

test('issue dates that end before they begin are refused, also where one of them is amended', async () => {
  const days = { issuedFrom: '2026-02-02', issuedUntil: '2026-02-01' }
  const declaration = { title: '查无此票', severity: 2, description: '积压' }
  const wrong = { fields: [{ field: 'issuedUntil', message: 'before_issued_from' }] }
  expect(() => declareIncident(as(commander), { ...declaration, ...days })).toThrow(
    expect.objectContaining(wrong),
  )
  const { number } = await declareIncident(as(commander), { ...declaration, issuedFrom: '2026-02-02' })
  await expect(amendIncident(as(commander), number, { issuedUntil: '2026-02-01' })).rejects.toMatchObject(
    wrong,
  )
})
