import { beforeEach, describe, expect, test } from 'vitest'
import { linkOfToken, oneClickUrl, unsubscribeLink } from '#app/domain/delivery/links/links.ts'
import { shortCode } from '#app/domain/delivery/links/short-code.ts'
import { keepShortLinks } from '#app/domain/delivery/links/short-links.ts'
import * as confirmRoute from '#app/routes/public/subscription-confirm.tsx'
import * as oneClickRoute from '#app/routes/outside/one-click.ts'
import * as rateRoute from '#app/routes/public/rate.tsx'
import * as trackRoute from '#app/routes/public/track-link.tsx'
import * as unsubscribeRoute from '#app/routes/public/unsubscribe.tsx'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { hireEverybody } from './walk/callers.ts'
import { aPlace, type Place } from './walk/places.ts'

let place: Place

beforeEach(async () => {
  await openDesk()
  place = await aPlace(await hireEverybody())
})

/** Everything that is kept of people and their reports, as text. */
async function everything(): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = 'public' and relkind in ('r', 'p') and not relispartition
       and relname not in ('throttles', 'leases') order by relname`
  const dumps = []
  for (const { name } of tables) {
    const rows = await sql`select to_jsonb(t)::text as row from ${sql(name)} t order by 1`
    dumps.push(`${name}\n${rows.map(({ row }) => String(row)).join('\n')}`)
  }
  return dumps.join('\n\n')
}

const asked = (path: string, init: RequestInit = {}) => new Request(`http://127.0.0.1:3000${path}`, init)

/** The short codes of the same links, as an SMS carries them. */
const codes: Record<string, string> = {}
beforeEach(async () => {
  const given = [
    ['track', place.trackToken],
    ['rate', place.rateToken],
    ['confirm', place.confirmToken],
    ['unsubscribe', place.unsubscribeToken],
  ] as const
  for (const [purpose, token] of given) {
    const link = linkOfToken(purpose, token)
    if (!link) throw new Error(`no ${purpose} link`)
    await keepShortLinks(asSystem(), [link])
    codes[purpose] = shortCode(link)
  }
})

describe('a link that is only opened changes nothing', () => {
  test.each([
    ['t', trackRoute.loader, () => place.trackToken],
    ['rate', rateRoute.loader, () => place.rateToken],
    ['confirm', confirmRoute.loader, () => place.confirmToken],
    ['unsubscribe', unsubscribeRoute.loader, () => place.unsubscribeToken],
    ['u', oneClickRoute.loader, () => place.unsubscribeToken],
    ['t', trackRoute.loader, () => String(codes.track)],
    ['rate', rateRoute.loader, () => String(codes.rate)],
    ['confirm', confirmRoute.loader, () => String(codes.confirm)],
    ['unsubscribe', unsubscribeRoute.loader, () => String(codes.unsubscribe)],
  ] as const)('/%s, three times', async (kind, loader, tokenOf) => {
    const token = tokenOf()
    const before = await everything()
    for (let count = 0; count < 3; count++) {
      const request = asked(`/en/${kind}/${token}`)
      await loader({ request, params: { lang: 'en', token }, context: {} })
    }
    expect(await everything()).toBe(before)
  })
})

test.each([
  ['a signed link', () => place.unsubscribeToken],
  ['a short one', () => String(codes.unsubscribe)],
])('the one-click POST of %s ends it without cookie, question or redirect', async (_, tokenOf) => {
  await sql`update subscribers set confirmed_at = now()`
  const token = tokenOf()
  const request = asked(`/unsubscribe/${token}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  const answer = await unsubscribeRoute.action({ request, params: { token }, context: {} })
  expect(answer).toEqual({ again: false })
  expect(await sql`select id from subscribers where unsubscribed_at is null`).toEqual([])
})

test('the address in the header takes the same POST, and leads a person to the page', async () => {
  await sql`update subscribers set confirmed_at = now(), language = 'en'`
  const [token, context] = [place.unsubscribeToken, {}]
  const opened = await oneClickRoute.loader({ request: asked(`/u/${token}`), params: { token }, context })
  expect(opened.headers.get('Location')).toBe(`/en/unsubscribe/${token}`)

  const request = asked(`/u/${token}`, { method: 'POST', body: 'List-Unsubscribe=One-Click' })
  const { status } = await oneClickRoute.action({ request, params: { token }, context })
  expect(status).toBe(204)
  expect(await sql`select id from subscribers where unsubscribed_at is null`).toEqual([])
})

test('its line in the header has no more than 78 octets', () => {
  const link = unsubscribeLink(crypto.randomUUID(), new Date())
  expect(` <${oneClickUrl(link)}>`.length).toBeLessThanOrEqual(78)
})
