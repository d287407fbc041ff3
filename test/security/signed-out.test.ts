import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { sql } from '#test/support/database.ts'
import type { People } from './walk/callers.ts'
import { matrix } from './walk/matrix.ts'
import type { Place } from './walk/places.ts'
import { openWalk } from './walk/open-walk.ts'
import { allRoutes } from './walk/routes.ts'
import { argumentsOf } from './walk/steps.ts'

// A page of the desk stays, with all that is typed anywhere on it, when something is sent after the session has ended:
// an answer that is thrown would put the error page in its place.

/** Fetched by a page beside itself, or a file that is saved: no page goes away for them. */
const besides = ['ticket-draft', 'ticket-reading', 'ticket-presence', 'unread-mail-content']
const steps = (await allRoutes()).flatMap(({ file, path, action }) => {
  const rule = matrix[file]?.action
  const isBeside = besides.some((name) => file === `routes/desk/${name}.ts`)
  return action && rule?.who === 'staff' && !isBeside ? [{ file, path, does: 'action', rule, action }] : []
})

let people: People
let place: Place
beforeEach(async () => {
  const opened = await openWalk()
  people = opened.people
  place = opened.place
  await sql`update staff_sessions set ended_at = now()`
})
afterAll(closeRuntime)

async function answerTo({ action, ...step }: (typeof steps)[number], headers: HeadersInit): Promise<unknown> {
  try {
    return await action(argumentsOf(step, headers, place))
  } catch (thrown) {
    return thrown
  }
}

test('whatever is sent after the session has ended comes back to its page', async () => {
  expect(steps.length).toBeGreaterThan(50)
  const answers: Record<string, unknown> = {}
  for (const step of steps) answers[step.file] = await answerTo(step, { Cookie: people.admin.cookie })
  const back = { init: { status: 401 }, data: { reason: 'signed_out' } }
  expect(answers).toMatchObject(Object.fromEntries(steps.map(({ file }) => [file, back])))
})

test('without scripts a button leads to the sign-in, and from there back', async () => {
  const buttons = steps.filter(({ file }) => /update-(publication|discard)\.ts$/.test(file))
  expect(buttons).toHaveLength(2)
  for (const step of buttons) {
    const answer = await answerTo(step, { Cookie: people.admin.cookie, 'Sec-Fetch-Mode': 'navigate' })
    const to = answer instanceof Response ? answer.headers.get('Location') : null
    expect(to, step.file).toMatch(/^\/desk\/sign-in\?to=%2Fdesk%2F/)
  }
})
