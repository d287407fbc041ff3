// Isolated: first of all it marks the words, before anybody reads them.
import '#test/i18n/marked-words.ts'
import { afterAll, expect, test } from 'vitest'
import { samples } from '#app/domain/messages/declarations/declared-messages.ts'
import { written } from '#app/domain/messages/declarations/sample-facts.ts'
import { languages, prefixOf, type Language } from '#app/i18n/language.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { inviteStaff } from '#app/domain/people/staff/invite-staff.ts'
import { makeDemoData } from '#jobs/demo/index.ts'
import { markContent } from '#test/i18n/mark-content.ts'
import { hardCoded, markAll } from '#test/i18n/marks.ts'
import { hireEverybody, passTo } from '#test/security/walk/callers.ts'
import { aPlace, type Place } from '#test/security/walk/places.ts'
import { allRoutes } from '#test/security/walk/routes.ts'
import { addressOf } from '#test/security/walk/steps.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'

const origin = 'http://127.0.0.1:3000'
const routed = (await allRoutes()).filter(({ isPage }) => isPage).map(({ path }) => path)
const render = await pageRenderer()

afterAll(closeRuntime)

test('every word that a page shows or says is in the catalogues', { timeout: 240_000 }, async () => {
  const { place, others, cookies } = await aFullHouse()
  const pages = routed.map((route) => addressOf(route, place))
  const found: Record<string, string[]> = {}
  const statuses = new Set<number>()

  // What is only looked at comes first: an empty form may end a subscription. Public pages are looked at in English and
  // in Chinese, whose own parts may differ; the desk's and what an empty form is answered in one language after the other.
  for (const [method, paths] of [
    ['GET', [...pages, ...others]],
    ['POST', pages],
  ] as const)
    for (const [at, path] of paths.entries())
      for (const language of method === 'GET' && !isDesk(path) ? (['zh-CN', 'en'] as const) : [inTurn(at)]) {
        const answer = await ask(method, pathIn(language, path), path === '/desk/sign-in' ? '' : cookies)
        statuses.add(answer.status)
        if (answer.words.length > 0) found[`${method} ${pathIn(language, path)}`] = answer.words
      }

  expect(found).toEqual({})
  expect([...statuses]).toEqual(expect.arrayContaining([200, 404, 405, 422]))
})

async function ask(method: string, path: string, cookie: string) {
  const form = method === 'POST' ? { body: new URLSearchParams() } : {}
  const answer = await render(new Request(origin + path, { method, headers: { Cookie: cookie }, ...form }))
  const isPage = answer.headers.get('Content-Type')?.startsWith('text/html')
  return { status: answer.status, words: isPage ? hardCoded(await answer.text()) : [] }
}

const inTurn = (at: number) => languages[at % languages.length] ?? 'zh-CN'
const isDesk = (path: string) => /^\/desk(\/|$)/.test(path)
const pathIn = (language: Language, path: string) =>
  isDesk(path) ? `${path}${path.includes('?') ? '&' : '?'}lang=${language}` : prefixOf(language) + path

/** The demo, one of everything that an address can name, and whoever may see all of it. */
async function aFullHouse(): Promise<{ place: Place; others: string[]; cookies: string }> {
  await openDesk()
  await makeDemoData(asSystem(), 'a long password')
  const people = await hireEverybody()
  const place = await aPlace(people)
  const newcomer = { name: '新同事', email: 'new@demo.invalid', roles: ['agent'], department: 'product' }
  const invitation = await inviteStaff(as(people.admin.actor), newcomer)
  const incidents = await sql<{ number: string }[]>`
    select distinct number from incidents join incident_updates on incident_id = incidents.id`
  await markContent()
  Object.values(written).forEach(markAll)
  return {
    place,
    others: [
      '/nothing-is-here',
      '/check?a=nf',
      '/check?a=nf.n.d.u',
      '/check?a=li.q',
      '/report?a=nf.n.d.u',
      '/?size=larger',
      `/desk/invitation/${invitation}`,
      ...incidents.flatMap(({ number }) => [`/incidents/${number}`, `/desk/incidents/${number}`]),
      ...incidents.slice(0, 1).map(({ number }) => `/report?incident=${number}`),
      ...samples.map(({ name }) => `/desk/messages?name=${name}`),
    ],
    cookies: [people.admin.cookie, await passTo(place.ticket)].join('; '),
  }
}

test.each([
  ['its text', '<p>⟦Known⟧ but not this</p>', 'but not this'],
  ['a title', '<abbr title="Not this">⟦Known⟧</abbr>', 'Not this'],
  ['an alternative', '<img alt="也不行">', '也不行'],
  ['a name', '<nav aria-label="Not this"></nav>', 'Not this'],
  ['a placeholder', '<input placeholder="Not this">', 'Not this'],
  ['its description', '<meta name="description" content="Not this">', 'Not this'],
  ['the words beside written ones', '<p>⟦Written <b>by</b> them⟧ said he</p>', 'said he'],
])('a word that is in no catalogue is found in %s', (_, html, word) => {
  expect(hardCoded(html)).toEqual([word])
})
