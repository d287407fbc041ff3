import { afterAll, beforeEach, expect, test } from 'vitest'
import { grantPass } from '#app/http/reporter.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action as writeAnnouncement } from '#app/routes/desk/announcement-new.tsx'
import { action as declare } from '#app/routes/desk/declare-incident.tsx'
import { action as draft } from '#app/routes/desk/incident-update-new.tsx'
import { action as takeCall } from '#app/routes/desk/intake.tsx'
import { action as planMaintenance } from '#app/routes/desk/maintenance-new.tsx'
import { action as sendReply } from '#app/routes/desk/ticket.tsx'
import { action as fileReport } from '#app/routes/public/report.tsx'
import { action as answer } from '#app/routes/public/ticket-messages.tsx'
import { post as postPublic } from '#test/routes/public/send.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, post, signedIn } from '#test/support/desk-request.ts'

// A form's key stands for the words it was sent with: the same key with other words never gets the first answer.

beforeEach(openDesk)
afterAll(closeRuntime)

const png = (last: number) => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, last])
const picture = (last: number) => new File([png(last)], '截图.png')

/** What came back: a redirect, or the form with its words and why. */
async function outcome(answered: Promise<unknown>) {
  const thing = await answered
  if (thing instanceof Response) return { redirected: thing.headers.get('Location') }
  if (typeof thing !== 'object' || thing === null) return thing
  const { init, data } = { init: null, data: null, ...thing }
  return { init, ...(typeof data === 'object' ? data : {}) }
}

const call = (over: Record<string, string> = {}) => ({
  formKey: 'one-form-of-the-hotline',
  kind: 'missing_invoice',
  symptom: 'not_found',
  description: '来电：查无此票。',
  'invoice.number': '24112000000135114086',
  'contact.mobile': '13800138000',
  'contact.language': 'zh-CN',
  ...over,
})

test('a call taken down twice is one ticket, and with another caller it is refused with its words', async () => {
  const cookie = await signedIn(await hire())
  const send = (fields: Record<string, string>) =>
    outcome(takeCall(args(post('/desk/tickets/new', fields, cookie))))

  const first = await send(call())
  expect(await send(call())).toEqual(first)
  const other = await send(call({ 'contact.mobile': '13900139000', description: '另一个来电。' }))

  expect(other).toMatchObject({
    init: { status: 422 },
    reason: 'form.other_words',
    values: { 'contact.mobile': '13900139000', description: '另一个来电。' },
  })
  expect(other).not.toMatchObject({ formKey: call().formKey })
  expect(await sql`select number from tickets`).toHaveLength(1)
})

const window = (over: Record<string, string> = {}) => ({
  formKey: 'one-form-of-a-plan',
  title: '扩容',
  body: '可能变慢。',
  startsAt: '2098-01-01T22:00',
  endsAt: '2098-01-02T04:00',
  ...over,
})

test('maintenance planned twice is one window, and with other times it is refused with its words', async () => {
  const cookie = await signedIn(await hire(['commander'], null))
  const send = (fields: Record<string, string>) =>
    outcome(planMaintenance(args(post('/desk/maintenance/new', fields, cookie))))

  const first = await send(window())
  expect(await send(window())).toEqual(first)
  expect(await send(window({ endsAt: '2098-01-02T06:00' }))).toMatchObject({
    init: { status: 422 },
    reason: 'form.other_words',
    values: { endsAt: '2098-01-02T06:00' },
  })
  expect(await sql`select number from maintenance_windows`).toHaveLength(1)
})

test.each([
  ['an incident', {}],
  ['a drill', { drill: 'yes' }],
])('%s declared twice is one, and with other words it is refused with them', async (_, over) => {
  const cookie = await signedIn(await hire(['commander'], null))
  const fields = {
    formKey: 'one-declaration',
    title: '同步延迟',
    severity: '2',
    description: '积压',
    ...over,
  }
  const send = (more: Record<string, string> = {}) =>
    outcome(declare(args(post('/desk/incidents/new', { ...fields, ...more }, cookie))))

  const first = await send()
  expect(await send()).toEqual(first)
  expect(await send({ title: '另一起' })).toMatchObject({
    init: { status: 422 },
    reason: 'form.other_words',
    values: { title: '另一起' },
  })
  expect(await sql`select number from incidents`).toHaveLength(1)
})

test('an update drafted twice is one, and with other text it is refused with its words', async () => {
  const cookie = await signedIn(await hire(['commander'], null))
  const incident = { title: '同步延迟', severity: '2', description: '积压' }
  await declare(args(post('/desk/incidents/new', incident, cookie)))
  const [row] = await sql<{ number: string }[]>`select number from incidents`
  const number = row?.number ?? ''
  const fields = { formKey: 'one-update', status: 'identified', body: '原因已找到。', notify: 'yes' }
  const send = (over: Record<string, string> = {}) =>
    outcome(
      draft(args(post(`/desk/incidents/${number}/updates/new`, { ...fields, ...over }, cookie), { number })),
    )

  const first = await send()
  expect(await send()).toEqual(first)
  expect(await send({ body: '已更正。' })).toMatchObject({
    init: { status: 422 },
    reason: 'form.other_words',
    values: { body: '已更正。' },
  })
  expect(await sql`select body from incident_updates`).toHaveLength(1)
})

test('an announcement drafted twice is one, and with other text it is refused with its words', async () => {
  const cookie = await signedIn(await hire(['communications'], null))
  const fields = { formKey: 'one-form-of-words', kind: 'policy', title: '新规', body: '内容。' }
  const send = (over: Record<string, string> = {}) =>
    outcome(writeAnnouncement(args(post('/desk/announcements/new', { ...fields, ...over }, cookie))))

  const first = await send()
  expect(await send()).toEqual(first)
  expect(await send({ body: '改过的内容。' })).toMatchObject({
    init: { status: 422 },
    reason: 'form.other_words',
    values: { body: '改过的内容。' },
  })
  expect(await sql`select number from announcements`).toHaveLength(1)
})

const changes: Array<[string, Record<string, string>]> = [
  ['another sentence', { body: '已更正。' }],
  ['another button', { way: 'ask' }],
  ['another cause', { way: 'resolve', causeCode: 'T3' }],
]

test.each(changes)('a reply of the same key with %s is refused and keeps its text', async (_title, over) => {
  const [cookie, ticket] = [await signedIn(await hire()), await createTicket()]
  const fields = { formKey: 'one-reply-form', way: 'resolve', body: '已补传。', causeCode: 'T2' }
  const send = (more: Record<string, string> = {}) =>
    outcome(
      sendReply(
        args(post(`/desk/tickets/${ticket.number}`, { ...fields, ...more }, cookie), {
          number: ticket.number,
        }),
      ),
    )

  await send()
  const changed = { ...fields, ...over }
  expect(await send(over)).toMatchObject({
    init: { status: 422 },
    reason: 'form.other_words',
    values: { body: changed.body },
  })
  expect(await sql`select body from messages where author = 'staff'`).toEqual([{ body: '已补传。' }])
})

test('an answer of the same key with another file or another wish is refused and keeps its text', async () => {
  const { id, number } = await createTicket()
  const [cookie = ''] = (await grantPass({ ticketId: id, number })).split(';')
  const fields = { formKey: 'one-answer', body: '补上截图。', files: picture(1) }
  const send = (over: Record<string, string | File> = {}) =>
    outcome(answer(postPublic(`/tickets/${number}/messages`, { ...fields, ...over }, { number }, { cookie })))

  await send()
  expect(await send()).toMatchObject({ redirected: expect.stringContaining('done=sent') })
  const others: Array<Record<string, string | File>> = [
    { files: picture(2) },
    { keepClosed: 'yes' },
    { body: '另一句。' },
  ]
  for (const over of others)
    expect(await send(over)).toMatchObject({
      init: { status: 422 },
      values: { body: { ...fields, ...over }.body },
      errors: [{ field: '', message: expect.stringContaining('内容与这次不同') }],
    })
  expect(await sql`select id from messages`).toHaveLength(1)
  expect(await sql`select id from files`).toHaveLength(1)
})

test('a report of the same key with another picture is refused and keeps its text', async () => {
  const fields = {
    formKey: crypto.randomUUID(),
    kind: 'user_experience',
    description: '页面上的字太小。',
    'contact.mobile': '13800138000',
    consent: 'yes',
    privacyVersion: '1',
  }
  const send = (over: Record<string, string | File>) =>
    outcome(fileReport(postPublic('/report', { ...fields, files: picture(1), ...over })))
  const first = await send({})
  expect(await send({})).toEqual(first)
  const others: Array<Record<string, string | File>> = [{ files: picture(2) }, { description: '按钮太小。' }]
  for (const over of others) {
    const other = await send(over)
    expect(other).toMatchObject({
      init: { status: 422 },
      form: {
        values: { description: { ...fields, ...over }.description },
        errors: [{ field: '', message: expect.stringContaining('内容与这次不同') }],
      },
    })
    expect(other).not.toMatchObject({ formKey: fields.formKey })
  }
  expect(await sql`select id from tickets`).toHaveLength(1)
  expect(await sql`select id from files`).toHaveLength(1)
})
