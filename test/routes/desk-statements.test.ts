import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { forgetViewCounts } from '#app/http/view-counts.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { as } from '#test/support/context.ts'
import { databaseUrl } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { get, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'
import { watchStatements } from '#test/support/statements.ts'

// Each statement is a way to the database and back, and a plan: what a page asks is stated here, and more is refused.

const watched = await watchStatements(databaseUrl)
process.env.DATABASE_URL = watched.url
let render: Awaited<ReturnType<typeof pageRenderer>>
let ticket: string
let incident: string
const people: Record<string, StaffActor> = {}

beforeAll(async () => {
  render = await pageRenderer()
})
beforeEach(async () => {
  await openDesk()
  people.agent = await hire()
  people.lead = await hire(['lead'])
  people.commander = await hire(['commander'], null)
  const linked = await createTicket()
  ticket = (await createTicket()).number
  incident = (
    await declareIncident(as(people.commander), {
      title: '查验平台异常',
      severity: 2,
      description: '数据同步延迟。',
      tickets: [linked.number],
    })
  ).number
})
afterAll(async () => {
  await closeRuntime()
  watched.close()
})

const pages: Array<[name: string, role: string, most: number, path: () => string]> = [
  ['the inbox', 'agent', 8, () => '/desk/tickets'],
  ['the inbox', 'lead', 9, () => '/desk/tickets?view=all'],
  ['the inbox narrowed', 'agent', 11, () => '/desk/tickets?view=all&state=new&channel=web'],
  ['a ticket', 'agent', 26, () => `/desk/tickets/${ticket}`],
  ['the incidents', 'commander', 5, () => '/desk/incidents'],
  ['the command room', 'commander', 14, () => `/desk/incidents/${incident}`],
  ['the notices', 'commander', 5, () => '/desk/notices'],
]

test.each(pages)('%s asks for the %s no more than %i statements', async (_, role, most, path) => {
  const person = people[role]
  if (!person) throw new Error(`nobody is ${role}`)
  const cookie = await signedIn(person)
  const open = async () => {
    forgetViewCounts()
    const answer = await render(get(path(), cookie))
    await answer.text()
    expect(answer.status).toBe(200)
  }
  // What is read once for many pages has been read.
  await open()
  const statements = await watched.during(open)
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(most)
})
