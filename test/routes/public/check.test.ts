import { afterAll, expect, test } from 'vitest'
import { deflections } from '#db/schema/index.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action, loader } from '#app/routes/public/check.tsx'
import { db } from '#test/support/database.ts'
import { get, post, thrownBy } from './send.ts'

afterAll(closeRuntime)

const first = decisionTable.questions[0]
const leading = first.answers.find(({ next }) => next !== undefined)

test('an answer goes into the address, with language and text size', async () => {
  const redirected = await thrownBy(() => loader(get(`/en/check?size=large&pick=${leading?.id}`)))

  expect(redirected).toBeInstanceOf(Response)
  expect(redirected instanceof Response && redirected.headers.get('Location')).toBe(
    `/en/check?a=${leading?.id}&size=large`,
  )
})

test('sending without an answer asks again and says so', async () => {
  const page = await loader(get('/check?asked=pick'))

  expect(page).toMatchObject({ at: 'question', step: 1, unanswered: true, question: first.text['zh-CN'] })
})

test('going back drops the last answer and keeps those before it', async () => {
  const page = await loader(get(`/check?a=${leading?.id}`))

  expect(page).toMatchObject({ at: 'question', step: 2, back: '/check' })
})

test('answers that no table knows lead to the first question', async () => {
  const page = await loader(get('/check?a=zzz.yyy'))

  expect(page).toMatchObject({ at: 'question', step: 1, given: [] })
})

test('every path ends at a cause in the reader’s words, with the report form filled in', async () => {
  const ends = endsBelow([])

  const pages = await Promise.all(ends.map((answers) => loader(get(`/en/check?a=${answers}`))))

  expect(ends.length).toBeGreaterThan(25)
  expect(pages.map(({ at }) => at)).toEqual(ends.map(() => 'result'))
  expect(pages.map((page) => page.at === 'result' && page.report)).toEqual(
    ends.map((answers) => `/report?a=${answers}`),
  )
})

test('what the self-check solved is counted, without anything about the person', async () => {
  await action(post('/check', { cause: 'T2' }))

  const rows = await db.select().from(deflections)
  expect(rows).toMatchObject([{ causeCode: 'T2', solved: true }])
})

function endsBelow(answers: string[], questionId = first.id): string[] {
  const question = decisionTable.questions.find(({ id }) => id === questionId)
  return (question?.answers ?? []).flatMap(({ id, next }) =>
    next === undefined ? [[...answers, id].join('.')] : endsBelow([...answers, id], next),
  )
}
