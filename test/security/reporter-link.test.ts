import { beforeEach, expect, test } from 'vitest'
import * as messages from '#app/routes/api/ticket-messages.ts'
import * as transitions from '#app/routes/api/ticket-transitions.ts'
import * as ticket from '#app/routes/api/ticket.ts'
import * as tickets from '#app/routes/api/tickets.ts'
import { scopes } from '#app/domain/people/roles/scopes.ts'
import { aKey, call } from '#test/support/api.ts'
import { sql } from '#test/support/database.ts'
import { aReport, openDesk } from '#test/support/desk.ts'

// The signed link is the reporter's own credential: whoever holds it answers, withdraws and rates in their name.

beforeEach(openDesk)

const link = /\/t\/[A-Za-z0-9_-]{22,}/

test('the call that files a ticket gets the link, and so does its replay under the same key', async () => {
  const [key, body] = [await aKey(['tickets:write']), aReport()]
  const headers = { 'Idempotency-Key': 'once' }

  const first = await call(tickets, { key, body, headers })
  const replay = await call(tickets, { key, body, headers })

  expect(first.body.trackUrl).toMatch(link)
  expect(replay).toMatchObject({ status: 201, body: first.body })
})

test('each issue of the link is audited with the key that got it', async () => {
  const key = await aKey(['tickets:write'])
  const { body } = await call(tickets, { key, body: aReport() })

  const rows = await sql`
    select a.actor_type, k.name from audit_rows a
      join tickets t on t.id = a.subject_id join api_keys k on k.id = a.actor_id
     where a.action = 'ticket.link_issued' and t.number = ${body.number}`

  expect(rows).toEqual([{ actor_type: 'api', name: 'test' }])
})

test('reporting the same again gives a number and a state, and nothing else of the ticket', async () => {
  const [key, other, body] = [await aKey(), await aKey(), aReport()]
  const first = await call(tickets, { key, body })

  const again = await call(tickets, { key: other, body })

  expect(again).toMatchObject({ status: 200 })
  expect(again.body).toEqual({ number: first.body.number, state: 'new', duplicate: true })
})

const readings = {
  'showing the ticket': (key: string, number: string) => call(ticket, { key, params: { number } }),
  'listing tickets': (key: string) => call(tickets, { key }),
  'searching the ticket': (key: string, number: string) =>
    call(tickets, { key, query: `?q=${encodeURIComponent(number)}` }),
  'moving the ticket': (key: string, number: string) =>
    call(transitions, { key, params: { number }, body: { to: 'open' } }),
  'resolving the ticket': async (key: string, number: string) => {
    await call(transitions, { key, params: { number }, body: { to: 'open' } })
    return call(transitions, { key, params: { number }, body: { to: 'resolved', reason: '已补传。' } })
  },
  'answering the reporter': (key: string, number: string) =>
    call(messages, { key, params: { number }, body: { visibility: 'public', body: '正在核实。' } }),
  'writing a note': (key: string, number: string) =>
    call(messages, { key, params: { number }, body: { visibility: 'internal', body: '正在核实。' } }),
}

test.each(Object.entries(readings))('%s never gives the link, whatever the key may', async (_title, read) => {
  const key = await aKey(scopes)
  const { body: filed } = await call(tickets, { key, body: aReport() })

  const answer = await read(key, filed.number)

  expect(answer.status).toBeLessThan(300)
  expect(JSON.stringify(answer.body)).not.toMatch(link)
  expect(JSON.stringify(answer.body)).not.toContain('trackUrl')
})
