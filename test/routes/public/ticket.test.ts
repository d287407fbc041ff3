import { afterAll, beforeEach, expect, test } from 'vitest'
import { messages, tickets } from '#db/schema/index.ts'
import { grantPass } from '#app/http/reporter.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader } from '#app/routes/public/ticket.tsx'
import { action as nudge } from '#app/routes/public/ticket-nudge.tsx'
import { action as answer } from '#app/routes/public/ticket-messages.tsx'
import { action as undo } from '#app/routes/public/ticket-withdrawal-undo.tsx'
import { action as withdraw } from '#app/routes/public/ticket-withdrawal.tsx'
import { db } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
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
