import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { linkToken, type LinkPurpose } from '#app/domain/delivery/links/links.ts'
import { shortCode } from '#app/domain/delivery/links/short-code.ts'
import { keepShortLinks } from '#app/domain/delivery/links/short-links.ts'
import { codeOf } from '#app/platform/crypto.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader as openRating } from '#app/routes/public/rate.tsx'
import { loader as received } from '#app/routes/public/received.tsx'
import { loader as file } from '#app/routes/public/ticket-file.tsx'
import { action as nudge } from '#app/routes/public/ticket-nudge.tsx'
import { loader as page } from '#app/routes/public/ticket.tsx'
import { loader as openLink } from '#app/routes/public/track-link.tsx'
import { action as track } from '#app/routes/public/track.tsx'
import { get, post } from '#test/routes/public/send.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
import { passTo, renamed } from './walk/callers.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

const rounds = 15
const floorMs = 299
/** Above the timers of a busy machine, far below what a code, a query or a hash would add to a bare answer. */
const noiseMs = 50
/** As it could be given out, but to no ticket. */
const unknown = 'ACE-FHJ-KMNC'

type Asked = () => unknown
let caller = 0
/** Each from an address of its own, so that the throttle of addresses stays out of it. */
const from = (args: ActionFunctionArgs): ActionFunctionArgs => ({
  ...args,
  context: { clientIp: `198.51.100.${(caller += 1)}` },
})

/** All that an answer tells, without what the caller has typed and without what is random in every answer. */
async function toldBy(ask: Asked, echoed: readonly string[]): Promise<string> {
  const told = await Promise.resolve()
    .then(ask)
    .catch((thrown: unknown) => thrown)
  const text =
    told instanceof Response
      ? JSON.stringify([told.status, [...told.headers], await told.text()])
      : told instanceof DomainError
        ? JSON.stringify([told.status, told.reason, told.details, told.fields])
        : JSON.stringify(told)
  const plain = echoed.reduce((rest, value) => rest.replaceAll(value, '…'), text)
  // The kind of an id is told, its digits are not compared.
  return plain.replaceAll(
    /[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
    'id of version $1',
  )
}

type Timed = { told: Record<string, string>; shortest: number[] }

/**
 * Asks all of them side by side, again and again, and compares answers and times. Of each the shortest time counts: what
 * an answer costs is in every round, what a busy machine adds is only in some.
 */
async function compare(asked: Record<string, (round: number) => [Asked, readonly string[]]>): Promise<Timed> {
  const told: Record<string, string> = {}
  const times = new Map<string, number[]>(Object.keys(asked).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    await Promise.all(
      Object.entries(asked).map(async ([name, prepare]) => {
        const [ask, echoed] = prepare(round)
        const began = performance.now()
        told[name] = await toldBy(ask, echoed)
        times.get(name)?.push(performance.now() - began)
      }),
    )
  }
  return { told, shortest: [...times.values()].map((list) => Math.min(...list)) }
}

const spread = (times: number[]) => Math.max(...times) - Math.min(...times)
const oneAnswer = (told: Record<string, string>) => expect(new Set(Object.values(told)).size).toBe(1)
const mobileOf = (kind: number, round: number) => `13${kind}${String(20_000_000 + round)}`

test('asking for a code tells nobody whether number and contact exist or belong together', async () => {
  const numbers: string[] = []
  for (let round = 0; round < rounds; round++)
    numbers.push((await createTicket({ contact: { mobile: mobileOf(1, round) } })).number)
  const ask = (number: string, contact: string): [Asked, readonly string[]] => [
    () => track(from(post('/track', { number, contact }))),
    [encodeURIComponent(number), number],
  ]

  const { told, shortest } = await compare({
    'right contact': (round) => ask(numbers[round] ?? '', mobileOf(1, round)),
    'contact of another ticket': (round) => ask(numbers[round] ?? '', mobileOf(1, round + 100)),
    'unknown contact': (round) => ask(numbers[round] ?? '', mobileOf(2, round)),
    'unknown number': (round) => ask(unknown, mobileOf(3, round)),
    'an e-mail for a mobile': (round) => ask(numbers[round] ?? '', `someone${round}@demo.invalid`),
  })

  oneAnswer(told)
  expect(told['right contact']).toContain('302')
  expect(Math.min(...shortest)).toBeGreaterThanOrEqual(floorMs)
  expect(spread(shortest)).toBeLessThan(noiseMs)
  // The one request of each round that was right did send its code.
  expect(await sql`select from one_time_codes`).toHaveLength(rounds)
}, 60_000)

test('a wrong, a used, an expired, a spent and an unknown code are one answer', async () => {
  const { id, contactId } = await createTicket()
  const challenges = { wrong: '', used: '', expired: '', spent: '' }
  for (const kind of ['wrong', 'used', 'expired', 'spent'] as const) {
    challenges[kind] = crypto.randomUUID()
    await sql`insert into one_time_codes ${sql({
      id: challenges[kind],
      purpose: 'track',
      ticket_id: id,
      contact_id: contactId,
      recipient: 'none',
      created_at: new Date(),
      expires_at: new Date(Date.now() + (kind === 'expired' ? -1000 : 600_000)),
      used_at: kind === 'used' ? new Date() : null,
      // A wrong code may be tried more often here than five times: it is one code, asked about again and again.
      tries: kind === 'spent' ? 5 : -100,
    })}`
  }
  const guess = (challenge: string, code: string): [Asked, readonly string[]] => [
    () => track(from(post('/track', { challenge, code }))),
    [JSON.stringify(challenge), JSON.stringify(code)],
  ]
  const wrongCode = codeOf(challenges.wrong) === '000000' ? '000001' : '000000'

  const { told, shortest } = await compare({
    wrong: () => guess(challenges.wrong, wrongCode),
    used: () => guess(challenges.used, codeOf(challenges.used)),
    expired: () => guess(challenges.expired, codeOf(challenges.expired)),
    spent: () => guess(challenges.spent, codeOf(challenges.spent)),
    unknown: () => guess(crypto.randomUUID(), '123456'),
    'no challenge at all': () => guess('x', '123456'),
    'no code at all': () => guess(challenges.wrong, ''),
  })

  oneAnswer(told)
  expect(Math.min(...shortest)).toBeGreaterThanOrEqual(floorMs)
  expect(spread(shortest)).toBeLessThan(noiseMs)
}, 60_000)

test('a ticket that is not open here answers like one that never was', async () => {
  const [own, foreign] = [await createTicket(), await createTicket()]
  const pass = await passTo(own)
  const expired = pass.replace(/=.*/, `=${linkToken('track', own.id, new Date())}`)
  const headers = {
    none: {},
    own: { cookie: pass },
    renamed: { cookie: renamed(pass, own.number, foreign.number) },
    'renamed to nothing': { cookie: renamed(pass, own.number, unknown) },
    'a link for a pass': { cookie: renamed(expired, own.number, foreign.number) },
  }
  const id = crypto.randomUUID()

  for (const loader of [page, received, file, nudge]) {
    const { told, shortest } = await compare(
      Object.fromEntries(
        Object.entries(headers).flatMap(([name, carried]) =>
          [foreign.number, unknown, unknown.replace('C', 'R'), '无'].map((number) => [
            `${name} for ${number}`,
            (): [Asked, readonly string[]] => [
              () => loader(askFor(loader === nudge, number, id, carried)),
              [encodeURIComponent(number), number],
            ],
          ]),
        ),
      ),
    )
    oneAnswer(told)
    expect(spread(shortest)).toBeLessThan(noiseMs)
  }
}, 60_000)

test('a changed, an expired and a foreign signed link are one answer', async () => {
  const { id } = await createTicket()
  const later = new Date(Date.now() + 86_400_000)
  const good = linkToken('track', id, later)
  const before = new Date(Date.now() - 120_000)
  const code = async (purpose: LinkPurpose, expiresAt: Date) => {
    await keepShortLinks(asSystem(), [{ purpose, id, expiresAt }])
    return shortCode({ purpose, id, expiresAt })
  }
  const tokens = {
    changed: `${good.slice(0, -2)}${good.endsWith('AA') ? 'BB' : 'AA'}`,
    'changed in its id': `${good.startsWith('AA') ? 'BB' : 'AA'}${good.slice(2)}`,
    expired: linkToken('track', id, before),
    'for another purpose': linkToken('rate', id, later),
    short: good.slice(0, 10),
    'no token': '无',
    'a code of nobody': '7KM4PX92HFQW',
    'a code for another purpose': await code('rate', later),
    'an expired code': await code('track', before),
  }
  const asked = (loader: typeof openLink | typeof openRating, given: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(given).map(([name, token]) => [
        name,
        (): [Asked, readonly string[]] => [
          () => loader(get(`/t/${encodeURIComponent(token)}`, { token })),
          [],
        ],
      ]),
    )

  const tracked = await compare(asked(openLink, tokens))
  const rated = await compare(
    asked(openRating, {
      ...tokens,
      'for another purpose': good,
      'a code for another purpose': await code('track', later),
      'an expired code': await code('rate', before),
    }),
  )

  oneAnswer({ ...tracked.told, ...rated.told })
  expect(tracked.told.changed).toContain('404')
  expect(spread([...tracked.shortest, ...rated.shortest])).toBeLessThan(noiseMs)
})

function askFor(isAction: boolean, number: string, id: string, headers: HeadersInit): ActionFunctionArgs {
  const params = { number, id }
  const path = `/tickets/${encodeURIComponent(number)}`
  return from(isAction ? post(path, {}, params, headers) : get(path, params, headers))
}
