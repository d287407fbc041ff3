import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { auditRows, drafts, files, messages, tickets } from '#db/schema/index.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action as assign } from '#app/routes/desk/ticket-assignment.tsx'
import { action as reveal } from '#app/routes/desk/ticket-contact.tsx'
import { action as saveDraft } from '#app/routes/desk/ticket-draft.ts'
import { action as extend } from '#app/routes/desk/ticket-extension.tsx'
import { action as send, loader } from '#app/routes/desk/ticket.tsx'
import { loader as inbox } from '#app/routes/desk/tickets.tsx'
import { revalidateTicket } from '#app/routes/desk/ticket-page.tsx'
import { action as transfer } from '#app/routes/desk/ticket-transfer.tsx'
import { as } from '#test/support/context.ts'
import { db } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, base, get, post, signedIn, thrown, locationOf } from '#test/support/desk-request.ts'

afterAll(closeRuntime)

async function aDesk() {
  await openDesk()
  const agent = await hire()
  const ticket = await createTicket()
  return { agent, cookie: await signedIn(agent), ticket, at: `/desk/tickets/${ticket.number}` }
}
const paramsOf = ({ number }: { number: string }) => ({ number })
const publicMessages = async (ticketId: string) =>
  db.select().from(messages).where(eq(messages.ticketId, ticketId))

test('a reply goes out once, however often its button is pressed', async () => {
  const { cookie, ticket, at } = await aDesk()
  const fields = {
    way: 'reply',
    body: '已收到，正在核实。',
    formKey: 'form-key-1',
    seenVersion: String(ticket.version),
  }

  const answers = await Promise.all(
    [1, 2, 3].map(() => send(args(post(at, fields, cookie), paramsOf(ticket)))),
  )

  expect(answers.every((answer) => answer instanceof Response && answer.status === 302)).toBe(true)
  expect(await publicMessages(ticket.id)).toHaveLength(1)
})

test('a reply written on an older state is refused with what has changed, and its text comes back', async () => {
  const { agent, cookie, ticket, at } = await aDesk()
  const page = await loader(args(get(at, cookie), paramsOf(ticket)))
  await replyToTicket(as(agent, new Date(page.now.getTime() + 1000)), ticket.number, {
    visibility: 'internal',
    body: '已经打过电话。',
  })

  const answer = await send(
    args(
      post(
        at,
        {
          way: 'reply',
          body: '写了很久的话。',
          formKey: 'form-key-2',
          seenVersion: String(page.view.ticket.version),
          seenAt: page.now.toISOString(),
        },
        cookie,
      ),
      paramsOf(ticket),
    ),
  )

  expect(answer).toMatchObject({
    data: {
      values: { body: '写了很久的话。' },
      reason: 'ticket.stale',
      changes: [{ action: 'ticket.noted' }],
    },
    init: { status: 409 },
  })
  expect((await publicMessages(ticket.id)).map(({ visibility }) => visibility)).toEqual(['internal'])
})

test('what is typed as a note never leaves as a reply', async () => {
  const { cookie, ticket, at } = await aDesk()
  await send(
    args(post(at, { way: 'note', note: '只给同事看。', body: '半句回复' }, cookie), paramsOf(ticket)),
  )
  expect(await publicMessages(ticket.id)).toMatchObject([{ visibility: 'internal', body: '只给同事看。' }])
})

test('asking for more pauses the clocks, resolving ends the work', async () => {
  const { cookie, ticket, at } = await aDesk()
  await send(args(post(at, { way: 'ask', body: '请补充照片。' }, cookie), paramsOf(ticket)))
  const [asked] = await db.select().from(tickets).where(eq(tickets.id, ticket.id))
  expect(asked).toMatchObject({ state: 'waiting_reporter', pausedAt: expect.any(Date) })

  await send(args(post(at, { way: 'resolve', body: '已找到。', causeCode: 'T2' }, cookie), paramsOf(ticket)))
  const [resolved] = await db.select().from(tickets).where(eq(tickets.id, ticket.id))
  expect(resolved).toMatchObject({ state: 'resolved', causeCode: 'T2' })
})

test('what was written when nobody was signed in any more comes back with its words, and is sent after the sign-in', async () => {
  const { agent, ticket, at } = await aDesk()
  const fields = { way: 'reply', body: '写了很久的话。', formKey: 'form-key-3' }

  const answer = await send(args(post(at, fields), paramsOf(ticket)))
  expect(answer).toMatchObject({
    data: { at, values: { body: '写了很久的话。' }, reason: 'signed_out', formKey: 'form-key-3' },
    init: { status: 401 },
  })
  expect(await publicMessages(ticket.id)).toEqual([])

  await send(args(post(at, fields, await signedIn(agent)), paramsOf(ticket)))
  expect(await publicMessages(ticket.id)).toMatchObject([{ body: '写了很久的话。' }])
})

const png = new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], '截图.png')

test('files chosen for a reply that comes back are kept, can be taken out, and go with it in the end', async () => {
  const { cookie, ticket, at } = await aDesk()
  const sendFiles = async (fields: Record<string, string | File>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    return send(
      args(new Request(base + at, { method: 'POST', body, headers: { Cookie: cookie } }), paramsOf(ticket)),
    )
  }
  const keptOf = (answer: Awaited<ReturnType<typeof send>>) =>
    'data' in answer ? answer.data.files.kept : []
  const fields = { way: 'reply', body: '', formKey: 'form-key-files' }

  const kept = keptOf(await sendFiles({ ...fields, files: png }))
  expect(kept).toMatchObject([{ name: '截图.png' }])
  const keptFile = kept[0]?.id ?? ''
  const without = await sendFiles({ ...fields, body: '见附件。', keptFile, removeFile: 'another' })
  expect(keptOf(without)).toMatchObject([{ id: keptFile }])
  expect(await publicMessages(ticket.id)).toEqual([])

  await sendFiles({ ...fields, body: '见附件。', keptFile })
  const [message] = await publicMessages(ticket.id)
  expect(message).toMatchObject({ body: '见附件。' })
  expect(await db.select().from(files).where(eq(files.ticketId, ticket.id))).toMatchObject([
    { messageId: message?.id, visibility: 'public' },
  ])
})

test('the page of who was signed out is not loaded anew: that would lead away from what was typed', () => {
  const sent = { formMethod: 'POST', defaultShouldRevalidate: false } as const
  const url = new URL('http://localhost/desk/tickets')
  const moved = { currentUrl: url, nextUrl: url, currentParams: {}, nextParams: {} }
  expect(revalidateTicket({ ...sent, ...moved, actionStatus: 401 })).toBe(false)
  expect(revalidateTicket({ ...sent, ...moved, actionStatus: 409 })).toBe(true)
})

test('a ticket of another department does not exist', async () => {
  const { ticket, at } = await aDesk()
  const stranger = await signedIn(await hire(['agent'], 'product'))

  const at404 = [
    () => loader(args(get(at, stranger), paramsOf(ticket))),
    () => send(args(post(at, { way: 'reply', body: '不该看到' }, stranger), paramsOf(ticket))),
    () => assign(args(post(`${at}/assignment`, { assignee: 'me' }, stranger), paramsOf(ticket))),
    () => reveal(args(post(`${at}/contact`, {}, stranger), paramsOf(ticket))),
    () =>
      saveDraft(args(post(`${at}/draft`, { visibility: 'public', body: 'x' }, stranger), paramsOf(ticket))),
  ]
  for (const call of at404) expect(await thrown(call())).toMatchObject({ kind: 'notFound' })
  const list = await inbox(args(get('/desk/tickets?view=all', stranger)))
  expect(list.page.items).toEqual([])
})

test('a draft is kept while it is typed and gone when it was sent', async () => {
  const { cookie, ticket, at } = await aDesk()
  const answer = await saveDraft(
    args(post(`${at}/draft`, { visibility: 'public', body: '草稿' }, cookie), paramsOf(ticket)),
  )
  expect(await answer.json()).toEqual({ savedAt: expect.any(String) })
  const page = await loader(args(get(at, cookie), paramsOf(ticket)))
  expect(page.view.drafts).toMatchObject([{ visibility: 'public', body: '草稿' }])

  await send(args(post(at, { way: 'reply', body: '草稿' }, cookie), paramsOf(ticket)))
  expect(await db.select().from(drafts)).toEqual([])
})

test('the plain contact is the answer to a POST, and the look is audited', async () => {
  const { agent, cookie, ticket, at } = await aDesk()
  const page = await loader(args(get(at, cookie), paramsOf(ticket)))
  expect(page.view.contact.mobile).toMatch(/\*{4}/)

  const revealed = await reveal(args(post(`${at}/contact`, {}, cookie), paramsOf(ticket)))
  expect(revealed).toMatchObject({ data: { mobile: expect.stringMatching(/^\+861[3-9]\d{9}$/) } })
  const looks = await db.select().from(auditRows).where(eq(auditRows.action, 'ticket.contact_revealed'))
  expect(looks).toMatchObject([{ actorId: agent.id, subjectId: ticket.id }])
})

test('a form that can be mended comes back with its words and says what is missing', async () => {
  const { cookie, ticket, at } = await aDesk()
  const early = await extend(
    args(post(`${at}/extension`, { until: '2020-01-01T10:00', reason: '等上游' }, cookie), paramsOf(ticket)),
  )
  const empty = await extend(args(post(`${at}/extension`, { reason: '等上游' }, cookie), paramsOf(ticket)))
  const values = { reason: '等上游' }
  expect(early).toMatchObject({ data: { values, errors: [{ field: 'until', message: 'not_later' }] } })
  expect(empty).toMatchObject({ data: { values, errors: [{ field: 'until', message: 'required' }] } })
})

test('after a transfer the next work is in the list', async () => {
  const { cookie, ticket, at } = await aDesk()
  const answer = await transfer(
    args(post(`${at}/transfer`, { department: 'product', reason: '是产品问题' }, cookie), paramsOf(ticket)),
  )
  expect(locationOf(answer)).toBe('/desk/tickets?done=transferred')
  const { view } = await loader(args(get(at, cookie), paramsOf(ticket)))
  expect(view).toMatchObject({ movedOn: true, can: { reply: false, note: false, work: false } })
})
