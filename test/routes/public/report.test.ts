import { afterAll, beforeEach, expect, test } from 'vitest'
import { files, reportedInvoices, tickets } from '#db/schema/index.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action, loader } from '#app/routes/public/report.tsx'
import { db } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { get, post } from './send.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

const png = new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], '截图.png')

const form = (over: Record<string, string | File> = {}) => ({
  formKey: crypto.randomUUID(),
  kind: 'missing_invoice',
  symptom: 'not_found',
  'invoice.number': '24112000000135114086',
  'invoice.issuedOn': '2024-11-05',
  description: '查验平台提示查无此票。',
  'contact.mobile': '138 0013 8000',
  consent: 'yes',
  privacyVersion: '1',
  ...over,
})

const send = (fields: Record<string, string | File>) => action(post('/report', fields))

test('a report makes a ticket with its invoice and files, and opens it for this browser', async () => {
  const answer = await send(form({ files: png }))

  const [ticket] = await db.select().from(tickets)
  expect(answer).toBeInstanceOf(Response)
  expect(answer instanceof Response && answer.headers.get('Location')).toBe(
    `/report/received/${ticket?.number}`,
  )
  expect(answer instanceof Response && answer.headers.get('Set-Cookie')).toContain(`fd_t_${ticket?.number}=`)
  expect(await db.select().from(reportedInvoices)).toMatchObject([{ number: '24112000000135114086' }])
  expect(await db.select().from(files)).toHaveLength(1)
})

test('what blocks is said at its fields, in the reader’s language, and nothing typed is lost', async () => {
  const answer = await action(
    post(
      '/en/report',
      form({ 'invoice.number': '123', 'contact.mobile': '', consent: '', description: ' 说明 ' }),
    ),
  )

  expect(answer).toMatchObject({
    init: { status: 422 },
    data: {
      form: {
        values: { 'invoice.number': '123', description: ' 说明 ', symptom: 'not_found' },
        errors: [{ field: 'contact.mobile' }, { field: 'invoice.number' }, { field: 'consent' }],
      },
    },
  })
  expect(JSON.stringify(answer)).not.toMatch(/"message":"[^"]*\p{Script=Han}/u)
  expect(await db.select().from(tickets)).toEqual([])
})

test('what is only doubtful asks to be checked once, and goes through when confirmed', async () => {
  const doubtful = form({ 'invoice.issuedOn': '2023-05-04' })

  const asked = await send(doubtful)
  const unconfirmed = await send({ ...doubtful, asked: 'yes' })
  const confirmed = await send({ ...doubtful, asked: 'yes', confirm: 'yes' })

  expect(asked).toMatchObject({ data: { form: { errors: [], warnings: [{ field: 'invoice.issuedOn' }] } } })
  expect(unconfirmed).toMatchObject({ data: { form: { errors: [{ field: 'confirm' }] } } })
  expect(confirmed).toBeInstanceOf(Response)
})

test('one form sent many times at once makes one ticket and gets equal answers', async () => {
  const fields = form()

  const answers = await Promise.all(Array.from({ length: 12 }, () => send(fields)))

  const places = answers.map((answer) => (answer instanceof Response ? answer.headers.get('Location') : null))
  expect(await db.select().from(tickets)).toHaveLength(1)
  expect(new Set(places).size).toBe(1)
})

test('the same contact and invoice again makes no second ticket and discloses nothing', async () => {
  await send(form())

  const again = await send(form())

  expect(again instanceof Response && again.headers.get('Location')).toBe('/report/received')
  expect(again instanceof Response && again.headers.get('Set-Cookie')).toBeNull()
  expect(await db.select().from(tickets)).toHaveLength(1)
})

test('a file of another kind is refused at its field', async () => {
  const answer = await send(form({ files: new File(['#!/bin/sh'], 'x.png') }))

  expect(answer).toMatchObject({ data: { form: { errors: [{ field: 'files' }] } } })
})

test('other kinds of request need no invoice', async () => {
  const answer = await send({
    formKey: crypto.randomUUID(),
    kind: 'feature_suggestion',
    description: '希望能批量查验。',
    'extra.problem': '一张一张查太慢',
    'contact.email': 'someone@demo.invalid',
    consent: 'yes',
    privacyVersion: '1',
  })

  const [ticket] = await db.select().from(tickets)
  expect(answer).toBeInstanceOf(Response)
  expect(ticket).toMatchObject({ kind: 'feature_suggestion', extra: { problem: '一张一张查太慢' } })
})

test('the self-check’s answers, the time and the browser are filled in', async () => {
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/143.0 Safari/537.36 Edg/143.0'

  const page = await loader(get('/report?a=nf.y', {}, { 'user-agent': userAgent }))

  expect(page).toMatchObject({
    kind: 'missing_invoice',
    fromCheck: true,
    form: { values: { symptom: 'vanished', 'lookup.browser': 'Edge 143, Windows' } },
  })
})
