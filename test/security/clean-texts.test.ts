import { beforeEach, describe, expect, test } from 'vitest'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import { operations } from '#app/http/openapi/operations.ts'
import { requests } from '#app/http/openapi/requests.ts'
import { parseStorable, storableForm } from '#app/http/storable.ts'
import * as incidents from '#app/routes/api/incidents.ts'
import * as updates from '#app/routes/api/incident-updates.ts'
import * as messages from '#app/routes/api/ticket-messages.ts'
import * as tickets from '#app/routes/api/tickets.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { aKey, call } from '#test/support/api.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { aReport, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const dirt = '\u0000\u0007\u000b\u001b\u0085\u009b\u00ad\u200b\u200f\u2028\u202e\u2066\u2069\ufeff\r\r\n'
/** In an address a line break is a fault, and is said to be one. */
const unseen = '\u0000\u0007\u00ad\u200b\u200f\u202e\u2066\u2069\ufeff'
const unwanted =
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

/** Every text in a value, the keys of its objects among them. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
}

function soiled(value: unknown): unknown {
  if (typeof value === 'string') return `${value}${dirt}`
  if (Array.isArray(value)) return value.map(soiled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, soiled(inner)]))
}

/** Every text that stands in any table. */
async function textsInDatabase(): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`
  const rows = await Promise.all(
    tables.map(({ name }) => sql.unsafe<{ row: unknown }[]>(`select to_jsonb(t) as row from ${name} t`)),
  )
  return rows.flat().flatMap(({ row }) => textsIn(row))
}

const bodies = operations.flatMap(({ body, example }) => (body && example ? [{ name: body, example }] : []))

describe.each(bodies)('a body of $name', ({ name, example }) => {
  test('is read without what nobody sees', () => {
    const read = parseStorable(JSON.stringify(soiled(example)))
    expect(textsIn(read).filter((text) => unwanted.test(text))).toEqual([])
  })

  test('is read so by its schema alone, too', () => {
    const parsed = requests[name].safeParse(soiled(example))
    if (parsed.success) expect(textsIn(parsed.data).filter((text) => unwanted.test(text))).toEqual([])
    else expect(parsed.error.issues.length).toBeGreaterThan(0)
  })
})

test('nothing of it reaches the database by the API', async () => {
  const key = await aKey()
  const report = aReport({
    kind: 'technical_fault',
    description: `页面${dirt}打不开`,
    contact: { name: `王${dirt}芳`, email: `a${unseen}@demo.invalid`, mobile: `138${unseen}00138000` },
    lookup: { exactMessage: `提示${dirt}`, steps: `先${dirt}后`, browser: `Edge${dirt}` },
    extra: { [`x${dirt}`]: `y${dirt}z` },
    externalId: `外部${dirt}1`,
  })
  const filed = await call(tickets, { key, body: report })
  expect(filed.status).toBe(201)
  const { number } = filed.body
  const reply = { visibility: 'public', body: `已${dirt}核实` }
  expect((await call(messages, { key, params: { number }, body: reply })).status).toBe(201)
  const incident = await call(incidents, {
    key,
    body: {
      title: `A\u000bB \u202eC${dirt}`,
      severity: 2,
      description: `积压${dirt}`,
      regions: [`31${dirt}`],
      workaround: { 'zh-CN': `等${dirt}待`, en: `wait${dirt}` },
    },
  })
  expect(incident.status).toBe(201)
  const update = { status: 'identified', body: { 'zh-CN': `原因${dirt}` }, approve: { reason: `急${dirt}` } }
  const params = { number: incident.body.number }
  expect((await call(updates, { key, params, body: update })).status).toBe(201)

  expect(incident.body.title).toEqual({ 'zh-CN': 'A B C' })
  expect((await textsInDatabase()).filter((text) => unwanted.test(text))).toEqual([])
})

test('nor by the verbs themselves', async () => {
  const input = { channel: 'email', address: `reader${unseen}@demo.invalid`, confirmed: true }
  await subscribe(asSystem(), parseInput(Subscription, input))
  const { name } = await createStaff(asSystem(), {
    name: `李${dirt}雷`,
    email: 'lei@demo.invalid',
    roles: ['agent'],
    department: null,
    password: null,
  })
  expect(name).not.toMatch(unwanted)
  expect((await textsInDatabase()).filter((text) => unwanted.test(text))).toEqual([])
})

test('a form of any page is read so', () => {
  const form = new FormData()
  for (const name of ['title', 'body', 'contact.name', 'description']) form.append(name, `A${dirt}B`)
  const clean = [...storableForm(form).values()].map(String)
  for (const text of clean) expect(text).toMatch(/^A\n+B$/)
  expect(clean.some((text) => unwanted.test(text))).toBe(false)
})
