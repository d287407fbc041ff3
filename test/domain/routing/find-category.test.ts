import { beforeEach, expect, test } from 'vitest'
import { installReferenceData } from '#app/domain/stewardship/installation/install-reference-data.ts'
import { symptoms, type Symptom, type TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'

// A category is a row: no code knows which there are.
beforeEach(openDesk)

type Row = { key: string; kind: string; symptom?: string; department?: string; position?: number }
const add = ({ key, kind, symptom, department = 'tech_support', position = 99 }: Row) =>
  sql`insert into categories (key, kind, symptom, department_id, urgency, impact, position)
      select ${key}, ${kind}, ${symptom ?? null}, id, 1, 1, ${position} from departments where key = ${department}`
const categoryOf = async (over: Parameters<typeof createTicket>[0]) => (await createTicket(over)).category
const ofKind = (kind: TicketKind, symptom?: Symptom) => categoryOf({ kind, symptom })

test.each([...symptoms.map((symptom) => [symptom, symptom] as const), [undefined, 'other'] as const])(
  'a missing invoice with the symptom %s has the category of that symptom',
  async (symptom, category) => {
    expect(await ofKind('missing_invoice', symptom)).toBe(`missing_invoice.${category}`)
  },
)

test('a category that was added takes its reports, with its department and priority', async () => {
  await add({ key: 'portal_error', kind: 'technical_fault', symptom: 'error', department: 'product' })
  await sql`delete from routing_rules`
  const ticket = await createTicket({ kind: 'technical_fault', symptom: 'error' })
  const [department] = await sql`select key from departments where id = ${ticket.departmentId}`

  expect(ticket).toMatchObject({ category: 'portal_error', priority: 'urgent' })
  expect(department).toEqual({ key: 'product' })
  expect(await ofKind('technical_fault')).toBe('technical_fault')
})

test('the reports of a category that was taken away go to the rest of their kind, and it stays away', async () => {
  await sql`delete from categories where key = 'missing_invoice.void'`
  expect(await ofKind('missing_invoice', 'void')).toBe('missing_invoice.other')

  await add({ key: 'missing', kind: 'missing_invoice' })
  expect(await ofKind('missing_invoice', 'void')).toBe('missing')

  await sql`delete from categories where key in ('missing', 'missing_invoice.other')`
  expect(await ofKind('missing_invoice', 'void')).toBe('missing_invoice.not_found')

  await installReferenceData(asSystem())
  expect(await sql`select from categories where key = 'missing_invoice.void'`).toHaveLength(0)
})

test('a kind without any category has the first of all: nobody is refused for it', async () => {
  await sql`delete from categories where kind = 'praise'`
  await add({ key: 'front_desk', kind: 'policy_question', position: -1 })
  expect(await ofKind('praise')).toBe('front_desk')
})

test('of several that fit the first stands for all, and a report may name another', async () => {
  await add({ key: 'vat', kind: 'missing_invoice', symptom: 'void' })
  expect(await ofKind('missing_invoice', 'void')).toBe('missing_invoice.void')
  expect(await categoryOf({ category: 'vat', symptom: 'not_found' })).toBe('vat')
})
