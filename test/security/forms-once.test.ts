import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { aKey } from '#test/support/api.ts'
import { changesOf, stateOfTables } from '#test/support/table-states.ts'
import { pageRenderer } from '#test/support/render.ts'
import { passTo, type People } from './walk/callers.ts'
import { filledForms } from './walk/filled-forms.ts'
import { matrix } from './walk/matrix.ts'
import type { Place } from './walk/places.ts'
import { openWalk } from './walk/open-walk.ts'
import { byPrograms, looks, repeatSafe } from './walk/repeat-safe.ts'
import { allRoutes } from './walk/routes.ts'
import type { Rule } from './walk/rules.ts'
import { addressOf, placeFor } from './walk/steps.ts'

// The guarantee of every form that changes something, over every route there is: the same key and words are one
// change and one answer; the same key with other words is refused, and the words come back.

type Step = { file: string; path: string; does: 'action'; rule: Rule }
const steps = (await allRoutes()).flatMap(({ file, path, action }): Step[] => {
  const rule = matrix[file]?.action
  return action && rule ? [{ file, path, does: 'action', rule }] : []
})
const without = new Set([...Object.keys(repeatSafe), ...looks, ...byPrograms])
const keyed = steps.filter(({ file }) => !without.has(file))

let answer: (request: Request) => Promise<Response>
let people: People
let place: Place
let apiKey: string

beforeAll(async () => {
  answer = await pageRenderer()
})
beforeEach(async () => {
  const opened = await openWalk()
  people = opened.people
  place = opened.place
  apiKey = await aKey()
})
afterAll(closeRuntime)

type Told = { status: number; location: string; text: string }

async function told(request: Request): Promise<Told> {
  const { status, headers, ...response } = await answer(request).then(async (sent) => ({
    status: sent.status,
    headers: sent.headers,
    text: await sent.text(),
  }))
  return { status, location: headers.get('Location') ?? '', text: response.text }
}

const isRefused = ({ status, location }: Told) =>
  (status >= 400 && status < 500) || /[?&]refused=/.test(location)
/** What an answer gives away besides its page: where it leads, and the one-time link that is shown once. */
const gist = ({ status, location, text }: Told) =>
  `${status} ${location} ${/desk\/invitation\/[\w-]+/.exec(text)?.[0] ?? ''}`

/** Why a page refused. */
const alertOf = ({ status, location, text }: Told) =>
  `${status} ${location} ${/role="alert".{0,900}/s.exec(text)?.[0].replaceAll(/<[^>]*>/g, ' ') ?? text.slice(0, 200)}`

const words = fc.sample(fc.stringMatching(/^[a-z]{8}$/), { numRuns: keyed.length, seed: 20261130 })

test('every action is one of a form with a key, or is listed with the reason why it needs none', () => {
  const files = new Set(steps.map(({ file }) => file))
  expect([...without].filter((file) => !files.has(file))).toEqual([])
  expect(Object.keys(filledForms).filter((file) => !files.has(file) || without.has(file))).toEqual([])
})

test(
  'a form sent twice is done once, and with other words it is refused and keeps them',
  { timeout: 120_000 },
  async () => {
    const outcomes: Record<string, unknown> = {}
    for (const [at, step] of keyed.filter(({ rule }) => rule.who !== 'key').entries()) {
      outcomes[step.file] = await outcomeOf(step, words[at] ?? '')
    }
    expect(outcomes).toEqual(
      Object.fromEntries(Object.keys(outcomes).map((file) => [file, asItShould(file)])),
    )
  },
)

const asItShould = (file: string) => ({
  first: 'accepted',
  again: 'the same',
  changes: 'once',
  otherField: 'refused',
  ...(filledForms[file]?.typed ? { otherWords: 'refused, and here they are' } : {}),
})

async function outcomeOf(step: Step, word: string) {
  const { sendForm, fields } = await formOf(step)
  const before = await stateOfTables()
  const first = await sendForm(fields)
  const done = await stateOfTables()
  const again = await sendForm(fields)
  const { typed } = filledForms[step.file] ?? {}
  const others = Object.keys(fields).filter(
    (name) => name !== typed && !['formKey', 'seenVersion'].includes(name),
  )
  const other = others[word.charCodeAt(0) % Math.max(others.length, 1)] ?? 'another'
  const otherField = await sendForm({ ...fields, [other]: word })
  const otherWords = typed ? await sendForm({ ...fields, [typed]: `${fields[typed]}${word}` }) : null
  const after = await stateOfTables()
  return {
    first: isRefused(first) ? alertOf(first) : 'accepted',
    again: gist(again) === gist(first) ? 'the same' : gist(again),
    changes:
      changesOf(before, done).length > 0 && changesOf(done, after).length === 0
        ? 'once'
        : { first: changesOf(before, done), later: changesOf(done, after) },
    otherField: isRefused(otherField) ? 'refused' : gist(otherField),
    ...(otherWords
      ? {
          otherWords: !isRefused(otherWords)
            ? gist(otherWords)
            : otherWords.text.includes(word)
              ? 'refused, and here they are'
              : `refused (${otherWords.status}), and the words are lost`,
        }
      : {}),
  }
}

async function formOf(step: Step) {
  const { rule, path } = step
  const caller = rule.who === 'staff' ? (rule.may.includes('admin') ? 'admin' : rule.may[0]) : undefined
  const fresh = await placeFor(step, place, people, caller)
  const here = { ...fresh, ...(await filledForms[step.file]?.ready?.(fresh, people)) }
  const cookie = caller ? people[caller].cookie : rule.who === 'reporter' ? await passTo(here.ticket) : ''
  const filled = filledForms[step.file]?.fields ?? ('form' in rule ? rule.form : undefined)
  const fields: Record<string, string> = { ...(await filled?.(here)), formKey: crypto.randomUUID() }
  const url = `http://127.0.0.1:3000${addressOf(path, here)}`
  const sendForm = (sent: Record<string, string>) =>
    told(
      new Request(url, {
        method: 'POST',
        headers: { Cookie: cookie, Accept: 'text/html' },
        body: new URLSearchParams(sent),
      }),
    )
  return { sendForm, fields }
}

test('what needs no key is done once, too', { timeout: 60_000 }, async () => {
  const outcomes: Record<string, unknown> = {}
  for (const step of steps.filter(({ file }) => file in repeatSafe)) {
    const { sendForm, fields } = await formOf(step)
    await sendForm(fields)
    const done = await stateOfTables('rows')
    await sendForm(fields)
    outcomes[step.file] = changesOf(done, await stateOfTables('rows'))
  }
  expect(outcomes).toEqual(Object.fromEntries(Object.keys(repeatSafe).map((file) => [file, []])))
})

test(
  'a call of a program with a key is done once, and with another body it is refused',
  { timeout: 60_000 },
  async () => {
    const outcomes: Record<string, unknown> = {}
    for (const step of keyed.filter(({ rule }) => rule.who === 'key')) {
      const here = await placeFor(step, place, people)
      const { rule, path } = step
      const body = 'form' in rule && rule.form ? rule.form(here) : {}
      const headers = { Authorization: `Bearer ${apiKey}`, 'Idempotency-Key': crypto.randomUUID() }
      const call = (sent: object) =>
        told(
          new Request(`http://127.0.0.1:3000${addressOf(path, here)}`, {
            method: 'POST',
            headers,
            body: JSON.stringify(sent),
          }),
        )
      const first = await call(body)
      const done = await stateOfTables()
      const again = await call(body)
      const other = await call({ ...body, another: 'word' })
      // A call that was refused leaves its key free.
      const isFree = first.status >= 400
      outcomes[step.file] = [
        isFree || (again.status === first.status && again.text === first.text) ? 'the same' : again,
        isFree || (other.status === 422 && other.text.includes('idempotency.other_body')) ? 'refused' : other,
        changesOf(done, await stateOfTables()),
      ]
    }
    expect(outcomes).toEqual(
      Object.fromEntries(Object.keys(outcomes).map((file) => [file, ['the same', 'refused', []]])),
    )
  },
)
