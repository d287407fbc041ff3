import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { scopes } from '#app/domain/people/roles/scopes.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { aKey } from '#test/support/api.ts'
import { sql } from '#test/support/database.ts'
import { forgedSession, passTo, renamed, staffNames, type People, type StaffName } from './walk/callers.ts'
import { matrix } from './walk/matrix.ts'
import { aFile, aTicket, type Place } from './walk/places.ts'
import { openWalk } from './walk/open-walk.ts'
import { allRoutes, verdictOf, type Verdict } from './walk/routes.ts'
import { ofStaff, refusalOf, type Rule } from './walk/rules.ts'
import { argumentsOf, placeFor, spareSession } from './walk/steps.ts'

const routes = await allRoutes()
const walk = routes.flatMap((route) => {
  const { loader, action } = route
  const rule = matrix[route.file]
  return [
    ...(loader && rule?.loader ? [{ ...route, does: 'loader', handle: loader, rule: rule.loader }] : []),
    ...(action && rule?.action ? [{ ...route, does: 'action', handle: action, rule: rule.action }] : []),
  ]
})
type Step = (typeof walk)[number]

let people: People
let place: Place
let strangerCookie: string
let allKeys: string

beforeEach(async () => {
  const opened = await openWalk()
  people = opened.people
  place = opened.place
  strangerCookie = await passTo(await aTicket(people))
  allKeys = await aKey()
})
afterAll(closeRuntime)

describe('the matrix', () => {
  test('names every route that there is, and none that there is not', () => {
    const walked = new Set(routes.map(({ file }) => file))
    expect([...walked].filter((file) => !(file in matrix))).toEqual([])
    expect(Object.keys(matrix).filter((file) => !walked.has(file))).toEqual([])
  })

  test('names every loader and action, and none that there is not', () => {
    const handled = ({ loader, action }: Partial<Record<'loader' | 'action', unknown>>) => [
      loader !== undefined,
      action !== undefined,
    ]
    const named = routes.map((route) => [route.file, ...handled(matrix[route.file] ?? {})])
    expect(named).toEqual(routes.map((route) => [route.file, ...handled(route)]))
  })

  test('opens nothing of the desk, the API or the files to everybody but what signs in and out', () => {
    const opened = walk.filter(
      ({ file, path, rule }) => rule.who === 'public' && /desk|api|files/.test(`${file} ${path}`),
    )
    expect(new Set(opened.map(({ file }) => file))).toEqual(
      new Set([
        'routes/desk/sign-in.tsx',
        'routes/desk/sign-out.ts',
        'routes/api/openapi.ts',
        'routes/api/survey.ts',
      ]),
    )
  })
})

const ruled = (...kinds: Array<Rule['who']>) => walk.filter(({ rule }) => kinds.includes(rule.who))
const titleOf = ({ file, does }: Step) => `${file} ${does}`

/** Asks each of the steps and holds what they answered beside what they should. */
async function holds<T>(steps: Step[], ask: (step: Step) => Promise<T>, expected: (step: Step) => T) {
  expect(steps).not.toEqual([])
  const answers: Record<string, T> = {}
  for (const step of steps) answers[titleOf(step)] = await ask(step)
  expect(answers).toEqual(Object.fromEntries(steps.map((step) => [titleOf(step), expected(step)])))
}

const longWalk = { timeout: 60_000 }

test('nobody who has proven nothing is answered', longWalk, async () => {
  for (const who of ['staff', 'reporter', 'key', 'nobody'] as const) {
    const callers = await strangersTo(who)
    for (const [name, headersFor] of Object.entries(callers)) {
      await holds(
        ruled(who),
        async (step) => {
          return `${name}: ${await answerTo(step, await headersFor(place), place)}`
        },
        (step) => `${name}: ${refusalOf(step)}`,
      )
    }
  }
})

test('each member of staff is answered by their role and their department', longWalk, async () => {
  for (const name of staffNames) {
    await holds(
      ruled('staff'),
      async (step) => {
        const isLetIn = step.rule.who === 'staff' && ofStaff(step.rule, name) === 'in'
        // What is refused changes nothing, so that it needs nothing of its own.
        const here = isLetIn ? await fresh(step, name) : place
        const answer = await answerTo(step, { Cookie: people[name].cookie }, here)
        // Seeing it without the right to do it may be told; what one may not see does not exist.
        const told = step.rule.who === 'staff' && step.rule.see.includes(name)
        return `${name}: ${told && (answer === 403 || answer === 404) ? 'refused' : answer}`
      },
      ({ rule }) => `${name}: ${rule.who === 'staff' ? ofStaff(rule, name) : ''}`,
    )
  }
})

test('a reporter with the pass of this very ticket is let in', longWalk, async () => {
  await holds(
    ruled('reporter'),
    async (step) => {
      const here = await fresh(step)
      return answerTo(step, { Cookie: await passTo(here.ticket) }, here)
    },
    (): Verdict => 'in',
  )
})

test('everybody is let in where it is public', async () => {
  const isRefused = (answer: Verdict) => [401, 403, 404, 'proof'].includes(answer)
  for (const headers of [new Headers(), new Headers({ Cookie: strangerCookie })]) {
    await holds(
      ruled('public'),
      async (step) => isRefused(await answerTo(step, headers, place)),
      () => false,
    )
  }
})

test('a program needs the scope of what it calls', longWalk, async () => {
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
  const none = await aKey([])
  await holds(
    ruled('key'),
    async (step) => {
      const { rule } = step
      const without = await aKey(scopes.filter((scope) => rule.who !== 'key' || scope !== rule.scope))
      const answers: Verdict[] = []
      for (const token of [none, without, allKeys]) {
        answers.push(await answerTo(step, bearer(token), await fresh(step)))
      }
      const [withNone, withOthers, withAll] = answers
      // What is asked for with all of them may be wrong, but it was asked by somebody who may.
      return [withNone, withOthers, withAll === 422 || withAll === 409 ? 'in' : withAll]
    },
    (): Array<Verdict | undefined> => [403, 403, 'in'],
  )
})

describe('an address is not enough: the thing must belong to whoever proves something', () => {
  const stepTo = (file: string, does?: 'action') => {
    const step = walk.find((candidate) => candidate.file === file && (!does || candidate.does === does))
    if (!step) throw new Error(`${file} is not walked`)
    return step
  }
  const otherTicket = async () => {
    const ticket = await aTicket(people)
    await sql`update tickets set department_id = (select id from departments where key = 'data_repair'), assignee_id = null
               where id = ${ticket.id}`
    return ticket
  }

  test("the file of another ticket under one's own number does not exist", async () => {
    const foreign = { ...place, fileId: await aFile(await otherTicket()) }
    const pass = { Cookie: await passTo(place.ticket) }
    expect(await answerTo(stepTo('routes/public/ticket-file.tsx'), pass, foreign)).toBe(404)
    const agent = { Cookie: people.agent.cookie }
    expect(await answerTo(stepTo('routes/desk/ticket-file.ts'), agent, foreign)).toBe(404)
  })

  test('an internal file does not exist for the reporter', async () => {
    const hidden = { ...place, fileId: await aFile(place.ticket, 'internal') }
    const pass = { Cookie: await passTo(place.ticket) }
    expect(await answerTo(stepTo('routes/public/ticket-file.tsx'), pass, hidden)).toBe(404)
  })

  test('of a selection with one ticket of another department that one stays as it is', async () => {
    const [mine, foreign] = [await aTicket(people), await otherTicket()]
    const step = stepTo('routes/desk/bulk-action.tsx', 'action')
    const both = new FormData()
    for (const { number } of [mine, foreign]) both.append('ticket', number)
    both.append('replyBody', '已收到。')
    const headers = { Cookie: people.agent.cookie }
    const request = new Request('http://127.0.0.1:3000/x', { method: 'POST', headers, body: both })
    expect(await verdictOf(step.handle, { request, params: { action: 'reply' }, context: {} })).toBe('in')
    const told = await sql`select ticket_id from messages where ticket_id in (${mine.id}, ${foreign.id})`
    expect(told).toEqual([{ ticket_id: mine.id }])
  })

  test("another's session can't be ended", async () => {
    const others = { ...place, sessionId: await spareSession(people.lead.actor) }
    const agent = { Cookie: people.agent.cookie }
    expect(await answerTo(stepTo('routes/desk/session.ts'), agent, others)).toBe(404)
  })

  test('what was never an id is something unknown', longWalk, async () => {
    const headers = { Cookie: people.admin.cookie, Authorization: `Bearer ${allKeys}` }
    const nowhere = { number: "';--", id: "';--", key: "';--", token: "';--" }
    await holds(
      ruled('staff', 'key').filter(({ path }) => path.includes(':')),
      async ({ handle, ...step }) => {
        const answer = await verdictOf(handle, { ...argumentsOf(step, headers, place), params: nowhere })
        return answer === 'in' || answer === 422 ? 404 : answer
      },
      () => 404,
    )
  })
})

type Headed = (here: Place) => HeadersInit | Promise<HeadersInit>

/** Those who prove nothing to a kind of route, by what they carry. */
async function strangersTo(who: Rule['who']): Promise<Record<string, Headed>> {
  const forged = await forgedSession()
  return {
    nobody: () => ({}),
    forger: () => ({ Cookie: forged }),
    stranger: () => ({ Cookie: strangerCookie }),
    renamer: (here) => ({ Cookie: renamed(strangerCookie, strangerNumber(), here.ticket.number) }),
    ...(who === 'reporter' ? {} : { reporter: async (here) => ({ Cookie: await passTo(here.ticket) }) }),
    ...(who === 'reporter' || who === 'key' ? { staff: () => ({ Cookie: people.admin.cookie }) } : {}),
    ...(who === 'staff' ? { program: () => ({ Authorization: `Bearer ${allKeys}` }) } : {}),
    ...(who === 'key' ? { guesser: () => ({ Authorization: 'Bearer fd_guess' }) } : {}),
  }
}

const strangerNumber = () => /^fd_t_([^=]+)=/.exec(strangerCookie)?.[1] ?? ''

const fresh = (step: Step, caller?: StaffName) => placeFor(step, place, people, caller)
const answerTo = ({ handle, ...step }: Step, headers: HeadersInit, here: Place) =>
  verdictOf(handle, argumentsOf(step, headers, here))
