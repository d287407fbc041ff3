import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isNotNull } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action as copy } from '#app/routes/desk/incident-copies.tsx'
import { action as link } from '#app/routes/desk/ticket-links.ts'
import { loader as openIncidents } from '#app/routes/desk/open-incidents.ts'
import { as } from '#test/support/context.ts'
import { db } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, get, locationOf, post, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

let render: Awaited<ReturnType<typeof pageRenderer>>
let cookie: string
let number: string
const declared = {
  title: '查无此票',
  severity: 2 as const,
  description: '多地',
  components: ['lookup' as const],
}

beforeAll(async () => {
  render = await pageRenderer()
})
beforeEach(async () => {
  await openDesk()
  const commander = await hire(['commander'], null)
  cookie = await signedIn(commander)
  await createTicket()
  await createTicket()
  number = (await declareIncident(as(commander), declared)).number
})
afterAll(closeRuntime)

test('none of the tickets that a rule proposes is ticked before a person has looked at it', async () => {
  const page = await (await render(get(`/desk/incidents/${number}/candidates`, cookie))).text()
  const boxes = page.match(/<input[^>]*name="ticket"[^>]*>/g) ?? []
  expect(boxes).toHaveLength(2)
  for (const box of boxes) expect(box).not.toMatch(/checked/)
})

test('with none ticked nothing is linked or copied, and the page says what is missing', async () => {
  const back = `/desk/incidents/${number}/candidates?hours=24`
  const answer = await link(args(post('/desk/tickets/links', { incident: number, back }, cookie)))
  expect(locationOf(answer)).toBe(`${back}&refused=ticket.none_selected`)
  expect(await db.select().from(tickets).where(isNotNull(tickets.incidentId))).toEqual([])

  const copied = await copy(args(post(`/desk/incidents/${number}/copies`, { back }, cookie), { number }))
  expect(locationOf(copied)).toBeNull()
  expect(copied).toMatchObject({ data: { reason: 'ticket.none_selected' } })
})

test('the open incidents are told to whoever works at the desk, and to nobody else', async () => {
  const agent = await signedIn(await hire(['agent']))
  const answer = await openIncidents(args(get('/desk/incidents/open', agent)))
  expect(await answer.json()).toEqual({
    incidents: [{ number, title: expect.objectContaining({ 'zh-CN': declared.title }) }],
  })
  await expect(openIncidents(args(get('/desk/incidents/open')))).rejects.toMatchObject({
    kind: 'unauthorized',
  })
})
