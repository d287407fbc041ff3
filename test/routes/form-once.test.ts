import { afterAll, beforeEach, expect, test } from 'vitest'
import { tickets } from '#db/schema/index.ts'
import { fileReport } from '#app/domain/intake/reports/file-report.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import * as api from '#app/routes/api/tickets.ts'
import { action } from '#app/routes/public/report.tsx'
import { post } from '#test/routes/public/send.ts'
import { aKey, call } from '#test/support/api.ts'
import { asAnonymous } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { aReport, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

const atOnce = 200
const callers = 50
const each = 6
const long = { timeout: 60_000 }
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at))

const png = new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], '截图.png')
const filledIn = () => ({
  formKey: crypto.randomUUID(),
  kind: 'missing_invoice',
  symptom: 'not_found',
  'invoice.number': '24112000000135114086',
  'invoice.issuedOn': '2024-11-05',
  description: '查验平台提示查无此票。',
  'contact.mobile': '13800138000',
  consent: 'yes',
  privacyVersion: '1',
  files: png,
})

test(
  'one form sent two hundred times at the same moment is one ticket, and two hundred equal answers',
  long,
  async () => {
    const form = filledIn()

    const answers = await Promise.all(times(atOnce, () => action(post('/report', form))))

    const told = answers.map((answer) =>
      answer instanceof Response ? `${answer.status} ${answer.headers.get('Location')}` : 'refused',
    )
    const [ticket, ...others] = await db.select().from(tickets)
    expect(others).toEqual([])
    expect(told).toEqual(times(atOnce, () => `302 /report/received/${ticket?.number}`))
    expect(await sql`select from files`).toHaveLength(1)
    expect(await sql`select from notices`).toHaveLength(1)
  },
)

test('every one of those answers opens the ticket', long, async () => {
  const form = filledIn()
  const answers = await Promise.all(times(5, () => action(post('/report', form))))
  const [ticket] = await db.select().from(tickets)
  for (const answer of answers)
    expect(answer instanceof Response && answer.headers.get('Set-Cookie')).toContain(
      `fd_t_${ticket?.number}=`,
    )
})

test(
  'one Idempotency-Key two hundred times at the same moment is one ticket, and two hundred equal answers',
  long,
  async () => {
    const [key, body] = [await aKey(), aReport()]
    const headers = { 'Idempotency-Key': 'the same' }

    const answers = await Promise.all(times(atOnce, () => call(api, { key, body, headers })))

    const told = answers.map((answer) => `${answer.status} ${JSON.stringify(answer.body)}`)
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toMatch(/^201 /)
    expect(await db.select().from(tickets)).toHaveLength(1)
  },
)

test('three hundred tickets filed by fifty at once have three hundred different numbers', long, async () => {
  const inputs = times(callers, () => times(each, () => parseReport(aReport(), new Date()).report))

  const filed = await Promise.all(
    inputs.map(async (reports) => {
      const numbers: string[] = []
      for (const report of reports) numbers.push((await fileReport(asAnonymous(), report)).ticket.number)
      return numbers
    }),
  )

  const numbers = filed.flat()
  expect(new Set(numbers).size).toBe(callers * each)
  expect(numbers.filter((number) => parseTicketNumber(number) !== number)).toEqual([])
  expect(await sql`select number from tickets`).toHaveLength(callers * each)
})
