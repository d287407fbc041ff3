import { afterAll, beforeEach, expect, test } from 'vitest'
import { rateLink, trackLink, type Link } from '#app/domain/delivery/links/links.ts'
import { shortCode } from '#app/domain/delivery/links/short-code.ts'
import { keepShortLinks } from '#app/domain/delivery/links/short-links.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action as survey } from '#app/routes/api/survey.ts'
import { action as rate, loader as rating } from '#app/routes/public/rate.tsx'
import { loader as open } from '#app/routes/public/track-link.tsx'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { get, post, thrownBy } from './send.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

async function codeOf(link: Link): Promise<string> {
  await keepShortLinks(asSystem(), [link])
  return shortCode(link)
}

async function invitation(): Promise<string> {
  const ticket = await createTicket()
  await resolveTicket(as(await hire(['admin'])), ticket.number, { answer: '现在可以查到。' })
  const [row] = await sql<{ id: string }[]>`select id from surveys`
  return codeOf(rateLink(row?.id ?? '', new Date()))
}

test('the code of a report is exchanged for the cookie that a signed link gives', async () => {
  const { id, number } = await createTicket()
  const token = await codeOf(trackLink(id, new Date()))

  const answer = await open(get(`/t/${token}`, { token }))

  expect(answer.status).toBe(302)
  expect(answer.headers.get('Location')).toBe(`/tickets/${number}`)
  expect(answer.headers.get('Set-Cookie')).toContain('HttpOnly')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
})

test('a rating is given on the page of its code', async () => {
  const token = await invitation()

  expect(await rating(get(`/rate/${token}`, { token }))).toMatchObject({
    shows: 'form',
    action: `/rate/${token}`,
  })
  await rate(post(`/rate/${token}`, { solved: 'yes', level: '5', comment: '' }, { token }))
  expect(await sql`select solved, level from survey_answers`).toEqual([{ solved: true, level: 5 }])
})

test('a program rates by the code, too', async () => {
  const token = await invitation()
  const request = new Request(`http://127.0.0.1:3000/api/v1/surveys/${token}`, {
    method: 'POST',
    body: JSON.stringify({ solved: true, level: 4 }),
  })
  const answer = await survey({ request, params: { token }, context: { clientIp: '203.0.113.7' } })

  expect([answer.status, await answer.json()]).toEqual([200, { recorded: true }])
  expect(await sql`select level from survey_answers`).toEqual([{ level: 4 }])
})

test('whoever guesses codes is told to wait, by page and by program', async () => {
  const token = '7KM4PX92HFQW'
  for (let count = 0; count < 120; count++) await thrownBy(() => open(get(`/t/${token}`, { token })))

  expect(await thrownBy(() => open(get(`/t/${token}`, { token })))).toMatchObject({
    kind: 'tooMany',
    status: 429,
  })
  const request = new Request(`http://127.0.0.1:3000/api/v1/surveys/${token}`, { method: 'POST', body: '{}' })
  const answer = await survey({ request, params: { token }, context: { clientIp: '203.0.113.7' } })
  expect([answer.status, Number(answer.headers.get('Retry-After')) > 0]).toEqual([429, true])
})
