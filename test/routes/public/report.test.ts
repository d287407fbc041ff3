import { afterAll, beforeEach, expect, test } from 'vitest'
import { files, reportedInvoices, tickets } from '#db/schema/index.ts'
import { declareIncident, type Declaration } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action, loader } from '#app/routes/public/report.tsx'
import { loader as received } from '#app/routes/public/received.tsx'
import { as } from '#test/support/context.ts'
import { db } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'
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

const errorsOf = (answer: Awaited<ReturnType<typeof action>>) =>
  'data' in answer ? answer.data.form.errors : []

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
        errors: [{ field: 'invoice.number' }, { field: 'contact.mobile' }, { field: 'consent' }],
      },
    },
  })
  expect(JSON.stringify(answer)).not.toMatch(/"message":"[^"]*\p{Script=Han}/u)
  expect(await db.select().from(tickets)).toEqual([])
})

test('an empty form names all that is missing in one round, from top to bottom', async () => {
  const answer = await send({ formKey: crypto.randomUUID(), kind: 'missing_invoice' })

  const fields = ['invoice.number', 'description', 'contact.mobile', 'consent']
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: { form: { errors: fields.map((field) => ({ field })) } },
  })
})

test.each([
  ['/report', ['请填写发票号码', '请写一下发生了什么', '请至少留下手机号或邮箱', '请同意隐私说明']],
  ['/en/report', ['invoice number', 'what happened', 'e-mail', 'privacy notice']],
])('each message of an empty %s names its field: the list above is read alone', async (path, words) => {
  const answer = await action(post(path, { formKey: crypto.randomUUID(), kind: 'missing_invoice' }))

  const errors = words.map((word) => ({ message: expect.stringContaining(word) }))
  expect(answer).toMatchObject({ data: { form: { errors } } })
})

test.each([
  ['invoice.kind', 'parchment', '发票种类'],
  ['invoice.sellerName', '长'.repeat(201), '销售方名称'],
  ['contact.name', '长'.repeat(101), '怎么称呼您'],
  ['lookup.exactMessage', '长'.repeat(501), '提示的原文'],
  ['extra.where', '长'.repeat(2001), '在哪个页面或功能'],
  ['description', '长'.repeat(5001), '说明'],
  ['symptom', 'sneezing', '看到的是哪种情况'],
])('a wrong %s alone is refused by its label', async (name, value, label) => {
  const answer = await send(form({ [name]: value }))

  expect(answer).toMatchObject({
    data: { form: { errors: [{ field: name, message: expect.stringContaining(label) }] } },
  })
  expect(errorsOf(answer)).toHaveLength(1)
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

test('a text that is too long is refused with its name, the limit and how long it is', async () => {
  const answer = await send(form({ description: '长'.repeat(5038) }))

  expect(errorsOf(answer)).toEqual([
    { field: 'description', message: '说明：最多 5000 字，现在 5038 字，请缩短。' },
  ])
})

test('what comes back to be checked says that nothing was sent, and is sent by a button beside that', async () => {
  const body = new FormData()
  for (const [name, value] of Object.entries(form({ 'invoice.issuedOn': '2023-05-04' })))
    body.append(name, value)
  const render = await pageRenderer()

  const answer = await render(new Request('http://127.0.0.1:3000/report', { method: 'POST', body }))

  const html = await answer.text()
  expect(answer.status).toBe(422)
  const [summary = ''] = html.slice(html.indexOf('id="form-warnings"')).split('<form', 1)
  expect(summary).toContain('还没有提交：有 1 处请您核对')
  expect(summary).toMatch(/<button type="submit"[^>]* form="report-form" name="confirm" value="yes"/)
  expect(html).toContain('<form id="report-form"')
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

test.each([
  ['where the first has files', { files: png }],
  ['where the first has none', {}],
  ['in other words', { files: png, description: '再报一次。', 'contact.mobile': '+86 13800138000' }],
])('the files of a second report of the same reach nobody, %s', async (_which, first) => {
  await send(form(first))
  const before = await db.select().from(files)

  await send(form({ files: new File([await png.arrayBuffer()], '别人的.png') }))

  expect(await db.select().from(tickets)).toHaveLength(1)
  expect(await db.select().from(files)).toEqual(before)
})

test('who says nothing of what the search showed has not found the invoice', async () => {
  const { symptom: _, ...silent } = form()
  await send(silent)

  expect(await db.select({ symptom: tickets.symptom, subject: tickets.subject }).from(tickets)).toEqual([
    { symptom: 'not_found', subject: expect.stringMatching(/^查无此票/) },
  ])
  expect(await loader(get('/report'))).toMatchObject({ form: { values: { symptom: 'not_found' } } })
})

test('who joins an incident reads what is wrong in the order of that page', async () => {
  const fields = { kind: 'missing_invoice', incident: 'INC-1', 'invoice.number': '12' }
  const answer = await send({ formKey: 'join', ...fields })

  expect(errorsOf(answer).map(({ field }) => field)).toEqual(['contact.mobile', 'invoice.number', 'consent'])
})

test('the receipt leads to the ticket, which this browser opens without a code', async () => {
  const answer = await send(form())
  const render = await pageRenderer()
  const [ticket] = await db.select().from(tickets)
  const headers = {
    cookie: (answer instanceof Response ? (answer.headers.get('Set-Cookie') ?? '') : '').split(';')[0] ?? '',
  }
  const open = (path: string) => render(new Request(`http://127.0.0.1:3000${path}`, { headers }))

  const receipt = await (await open(`/report/received/${ticket?.number}`)).text()

  expect(receipt).toContain(`href="/tickets/${ticket?.number}"`)
  expect((await open(`/tickets/${ticket?.number}`)).status).toBe(200)
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

test('a receipt names the open incidents that the report may belong to, and no other', async () => {
  const commander = await hire(['commander', 'communications'], null)
  const published = async (title: string, over: Partial<Declaration>) => {
    const { number } = await declareIncident(as(commander), {
      title,
      severity: 2,
      description: '积压',
      ...over,
    })
    const input = {
      status: 'identified',
      body: { 'zh-CN': '说明。' },
      notify: false,
      approve: { reason: '急' },
    }
    await publishNow(as(commander), number, UpdateInput.parse(input))
  }
  await published('同步延迟', { components: ['data_sync'], issuedUntil: '2024-11-05' })
  await published('另一些日子', { components: ['data_sync'], issuedFrom: '2024-11-06' })
  await published('验证码', { components: ['verification'], symptoms: ['error'] })

  const answer = await send(form())

  const [cookie = ''] = (answer instanceof Response && answer.headers.get('Set-Cookie')?.split(';')) || []
  const [ticket] = await db.select().from(tickets)
  const shown = await received(
    get(`/report/received/${ticket?.number}`, { number: ticket?.number }, { cookie }),
  )
  expect(shown?.mayBe.map(({ title }) => title.text)).toEqual(['同步延迟'])
})
