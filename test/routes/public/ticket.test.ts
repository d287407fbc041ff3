import { afterAll, beforeEach, expect, test } from 'vitest'
import { files, messages, tickets } from '#db/schema/index.ts'
import { grantPass } from '#app/http/reporter.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader } from '#app/routes/public/ticket.tsx'
import { loader as exchange } from '#app/routes/public/ticket-exchange.tsx'
import { action as nudge } from '#app/routes/public/ticket-nudge.tsx'
import { action as answer } from '#app/routes/public/ticket-messages.tsx'
import { action as rate } from '#app/routes/public/ticket-rating.tsx'
import { action as undo } from '#app/routes/public/ticket-withdrawal-undo.tsx'
import { action as withdraw } from '#app/routes/public/ticket-withdrawal.tsx'
import { as } from '#test/support/context.ts'
import { db } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'
import { get, post, thrownBy } from './send.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

async function ownTicket() {
  const { id, number } = await createTicket()
  const [cookie = ''] = (await grantPass({ ticketId: id, number })).split(';')
  return { id, number, params: { number }, headers: { cookie } }
}

const placeOf = (thrown: unknown) => (thrown instanceof Response ? thrown.headers.get('Location') : null)

test('its reporter sees where a ticket stands and what comes next', async () => {
  const { number, params, headers } = await ownTicket()

  const page = await loader(get(`/tickets/${number}`, params, headers))

  expect(page).toMatchObject({
    number,
    state: 'new',
    due: { kind: 'answer' },
    may: { answer: true, nudge: true },
  })
})

test('an answer is shown with its formatting, and can be read in the file of the exchange', async () => {
  const { number, params, headers } = await ownTicket()
  const body = '**注意：**\n- 见 [说明](https://a.example/x)'
  await replyToTicket(as(await hire()), number, { visibility: 'public', body })

  const page = await loader(get(`/tickets/${number}`, params, headers))
  expect(page.messages).toMatchObject([{ html: expect.stringContaining('<strong>注意：</strong>') }])

  const file = await exchange(get(`/tickets/${number}/exchange`, params, headers))
  expect(await file.text()).toContain('注意：\n- 见 说明 (https://a.example/x)')
})

test('an unknown number, a foreign one and a missing pass are answered alike', async () => {
  const own = await ownTicket()
  const foreign = await createTicket()

  const places = await Promise.all(
    [foreign.number, 'ACE-FHJ-KMNP'].map(async (number) =>
      placeOf(await thrownBy(() => loader(get(`/tickets/${number}`, { number }, own.headers)))),
    ),
  )

  expect(places).toEqual([`/track?number=${foreign.number}`, '/track?number=ACE-FHJ-KMNP'])
})

test('a pass kept under the number of another ticket opens neither of the two', async () => {
  const own = await ownTicket()
  const foreign = await createTicket()
  const params = { number: foreign.number }
  const headers = { cookie: own.headers.cookie.replace(own.number, foreign.number) }
  const fields = { formKey: crypto.randomUUID(), body: '开票方说已上传。' }

  const places = await Promise.all(
    [
      () => loader(get(`/tickets/${foreign.number}`, params, headers)),
      () => answer(post(`/tickets/${foreign.number}/messages`, fields, params, headers)),
      () => nudge(post(`/tickets/${foreign.number}/nudge`, fields, params, headers)),
      () => withdraw(post(`/tickets/${foreign.number}/withdrawal`, fields, params, headers)),
    ].map(async (call) => placeOf(await thrownBy(async () => void (await call())))),
  )

  expect(new Set(places)).toEqual(new Set([`/track?number=${foreign.number}`]))
  expect(await db.select().from(messages)).toEqual([])
  expect((await db.select().from(tickets)).map(({ state }) => state)).toEqual(['new', 'new'])
})

test('an answer sent twice is one message', async () => {
  const { number, params, headers } = await ownTicket()
  const fields = { formKey: crypto.randomUUID(), body: '开票方说已上传。' }

  const sent = await Promise.all(
    [1, 2].map(() => answer(post(`/tickets/${number}/messages`, fields, params, headers))),
  )

  expect(new Set(sent.map(placeOf)).size).toBe(1)
  expect(await db.select().from(messages)).toMatchObject([{ author: 'reporter', body: '开票方说已上传。' }])
})

test('an empty answer is asked for again', async () => {
  const { number, params, headers } = await ownTicket()

  const refused = await answer(
    post(`/tickets/${number}/messages`, { formKey: 'k', body: ' ' }, params, headers),
  )

  expect(refused).toMatchObject({
    init: { status: 422 },
    data: { errors: [{ field: 'body' }] },
  })
})

test('a second reminder within four hours says why it is not sent', async () => {
  const { number, params, headers } = await ownTicket()
  const send = () => nudge(post(`/tickets/${number}/nudge`, {}, params, headers))

  const first = await send()
  const second = await send()

  expect(placeOf(first)).toBe(`/tickets/${number}?done=nudged`)
  expect(second).toMatchObject({ init: { status: 409 }, data: { errors: [{ field: '' }] } })
})

test('withdrawing asks first on a page of its own, and can be undone from the ticket', async () => {
  const { number, params, headers } = await ownTicket()
  const render = await pageRenderer()
  const page = async (path: string) =>
    (await render(new Request(`http://127.0.0.1:3000${path}`, { headers }))).text()

  const ticket = await page(`/tickets/${number}`)
  expect(ticket).toContain(`href="/tickets/${number}/withdrawal"`)
  expect(ticket).not.toContain(`action="/tickets/${number}/withdrawal"`)
  const asked = await page(`/tickets/${number}/withdrawal`)
  expect(asked).toContain(`action="/tickets/${number}/withdrawal"`)
  expect(asked).toContain('name="reason"')
  expect(await db.select().from(tickets)).toMatchObject([{ state: 'new' }])

  await withdraw(post(`/tickets/${number}/withdrawal`, { reason: '' }, params, headers))
  expect(await page(`/tickets/${number}`)).toContain(`action="/tickets/${number}/withdrawal/undo"`)

  await undo(post(`/tickets/${number}/withdrawal/undo`, {}, params, headers))
  expect(await db.select().from(tickets)).toMatchObject([{ state: 'new', closedAt: null }])
})

test('an answer that comes back keeps its words and files, also to another language', async () => {
  const { number, params, headers } = await ownTicket()
  const png = new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], '截图.png')
  const send = (fields: Record<string, string | File>, prefix = '') =>
    answer(post(`${prefix}/tickets/${number}/messages`, { formKey: 'answer', ...fields }, params, headers))

  const kept = await send({ body: '请看截图。', files: png, keep: 'zh-CN' }, '/en')
  expect(kept).toMatchObject({
    data: {
      errors: [],
      values: { body: '请看截图。' },
      files: { kept: [{ name: '截图.png' }], lost: false },
    },
  })
  const keptFile = 'data' in kept ? (kept.data.files.kept[0]?.id ?? '') : ''
  expect(await db.select().from(messages)).toEqual([])

  const refused = await send({ body: '长'.repeat(5001), keptFile })
  expect(refused).toMatchObject({ data: { files: { kept: [{ id: keptFile }] } } })

  await send({ body: '请看截图。', keptFile })
  expect(await db.select().from(messages)).toMatchObject([{ body: '请看截图。' }])
  expect(await db.select().from(files)).toMatchObject([{ bytes: 8 }])
})

test('on paper its times carry their date', async () => {
  const { number, headers } = await ownTicket()
  const render = await pageRenderer()

  const page = await render(new Request(`http://127.0.0.1:3000/tickets/${number}`, { headers }))

  expect(await page.text()).toMatch(
    /data-printed="\d+月\d+日 \d\d:\d\d"[^>]*><span data-print="no">(今天|昨天)/,
  )
})

test('after a reminder the page says when the next one may be sent, and has no button for it', async () => {
  const { number, params, headers } = await ownTicket()
  const render = await pageRenderer()
  const page = async () =>
    (await render(new Request(`http://127.0.0.1:3000/tickets/${number}`, { headers }))).text()
  expect(await page()).toContain(`action="/tickets/${number}/nudge"`)

  await nudge(post(`/tickets/${number}/nudge`, {}, params, headers))

  expect(await page()).not.toContain(`action="/tickets/${number}/nudge"`)
  expect(await page()).toContain('后可以再催')
})

test('a withdrawn report is not worked on', async () => {
  const { number, params, headers } = await ownTicket()

  await withdraw(post(`/tickets/${number}/withdrawal`, {}, params, headers))

  expect(await db.select().from(tickets)).toMatchObject([{ state: 'cancelled' }])
})

test.each([
  [{ solved: 'no', level: '1', comment: '还是查不到' }, true],
  [{ solved: 'yes', level: '5' }, false],
])('after the rating %j the page says what happens now, and folds the rating', async (rating, isLow) => {
  const { number, params, headers } = await ownTicket()
  const agent = as(await hire())
  await replyToTicket(agent, number, { visibility: 'public', body: '正在核实。' })
  await resolveTicket(agent, number, { answer: '现在可以查到。' })
  const render = await pageRenderer()
  const page = async () =>
    (await render(new Request(`http://127.0.0.1:3000/tickets/${number}?done=rated`, { headers }))).text()
  expect(await page()).toContain('请看看是否解决了，并为这次服务打分')

  await rate(post(`/tickets/${number}/rating`, { formKey: crypto.randomUUID(), ...rating }, params, headers))

  const after = await page()
  expect(after).not.toContain('请看看是否解决了，并为这次服务打分')
  expect(after).toContain('您的评价 · 修改')
  expect(after.includes('您评价为不满意。部门负责人会重新核实并联系您')).toBe(isLow)
  expect(after.includes('谢谢，评价已收到')).toBe(!isLow)
  expect(await loader(get(`/tickets/${number}`, params, headers))).toMatchObject(
    isLow ? { next: 'rectified', due: { kind: 'answer' } } : { next: null, due: null },
  )
})
