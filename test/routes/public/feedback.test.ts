import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action, loader } from '#app/routes/public/feedback.tsx'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { get, post, thrownBy } from './send.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

test('the form comes with a key of its own', async () => {
  const [one, other] = [await loader(get('/feedback')), await loader(get('/feedback'))]
  expect(one).toMatchObject({ incident: null, errors: [] })
  expect(one.formKey).not.toBe(other.formKey)
})

test('a rating is thanked for on a page that can be loaded again', async () => {
  const answer = await action(
    post('/en/feedback', { formKey: 'k', level: '5', 'aspects.words': '4', comment: '' }),
  )

  expect(answer).toBeInstanceOf(Response)
  expect(answer instanceof Response && [answer.status, answer.headers.get('Location')]).toEqual([
    303,
    '/en/feedback?thanks=yes',
  ])
  expect(await sql`select level, aspects, language from service_ratings`).toEqual([
    { level: 5, aspects: { words: 4 }, language: 'en' },
  ])
})

test('a low rating without a reason comes back with what was given', async () => {
  const answer = await action(
    post('/feedback', { formKey: 'k', level: '1', 'aspects.speed': '2', comment: ' ' }),
  )
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: {
      values: { level: '1', 'aspects.speed': '2' },
      formKey: 'k',
      errors: [{ field: 'comment', message: expect.stringMatching(/\p{Script=Han}/u) }],
    },
  })
})

test('nothing chosen says so at its field', async () => {
  const answer = await action(post('/en/feedback', { formKey: 'k', comment: '' }))
  expect(answer).toMatchObject({ data: { errors: [{ field: 'level' }] } })
  expect(JSON.stringify(answer)).not.toMatch(/"message":"[^"]*\p{Script=Han}/u)
})

test('an incident that does not exist can’t be rated', async () => {
  expect(await thrownBy(() => loader(get('/feedback?incident=INC-0000000')))).toMatchObject({ status: 404 })
})
