import { afterAll, beforeEach, expect, test } from 'vitest'
import { deflections } from '#db/schema/index.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident, type Declaration } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action, loader } from '#app/routes/public/check.tsx'
import { as } from '#test/support/context.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'
import { db } from '#test/support/database.ts'
import { get, post, thrownBy } from './send.ts'

let commander: StaffActor
const render = await pageRenderer()
/** What stands between header and footer. */
const html = async (path: string) => {
  const page = await (await render(new Request(`http://127.0.0.1:3000${path}`))).text()
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander', 'communications'], null)
})
afterAll(closeRuntime)

async function published(title: string, over: Partial<Declaration> = {}) {
  const { number } = await declareIncident(as(commander), {
    title,
    severity: 2,
    components: ['data_sync'],
    description: '积压',
    ...over,
  })
  const input = {
    status: 'identified',
    body: { 'zh-CN': '说明。' },
    notify: false,
    approve: { reason: '急' },
  }
  await publishNow(as(commander), number, UpdateInput.parse(input))
  return number
}

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

test.each([
  ['zzz.yyy', { step: 1, given: [], lost: true }],
  ['nf.n.zzz', { step: 3, given: [{ name: 'a', value: 'nf.n' }], lost: true }],
  ['nf.n', { step: 3, given: [{ name: 'a', value: 'nf.n' }], lost: false }],
])('of the answers %s those that the table knows are kept, and the others are said', async (a, expected) => {
  const page = await loader(get(`/check?a=${a}`))

  expect(page).toMatchObject({ at: 'question', ...expected })
  expect((await html(`/check?a=${a}`)).includes('请从')).toBe(expected.lost)
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

const places = (page: string, texts: readonly string[]) => texts.map((text) => page.indexOf(text))
const isInOrder = (found: readonly number[]) =>
  found.every((place, index) => place >= 0 && place > (found[index - 1] ?? -1))

// Answers, whether they make a cause of one's own certain, and how many incidents are open.
test.each([
  ['nf.y', false, 0],
  ['nf.y', false, 1],
  ['nf.y', false, 2],
  ['nf.n.d.r.5.t', false, 2],
  ['nf.n.d.r.0', true, 0],
  ['nf.n.d.r.0', true, 1],
  ['nf.n.r', true, 2],
] as const)(
  '%s, with a cause that is certain: %s, names each of %i incidents',
  async (a, isCertain, count) => {
    const numbers = []
    for (let index = 1; index <= count; index++) numbers.push(await published(`同步延迟之${index}`))

    const page = await html(`/check?a=${a}`)

    const titles = numbers.map((_, index) => `同步延迟之${index + 1}`)
    expect(titles.every((title) => page.includes(title))).toBe(true)
    expect(page.split('影响：数据同步').length - 1).toBe(count)
    for (const number of numbers) expect(page).toContain(`/report?a=${a}&amp;incident=${number}`)
    for (const title of titles)
      expect(isInOrder(places(page, isCertain ? ['<h1', title] : [title, '<h1']))).toBe(true)
  },
)

test('of two incidents the one that states other invoices is not offered, whichever is worse', async () => {
  await published('验证码无法显示', { severity: 1, components: ['verification'], symptoms: ['error'] })
  await published('部分数电票查询不到', { invoiceKinds: ['digital_plain'], components: ['lookup'] })

  const vanished = await html('/check?a=nf.y')
  expect(vanished).toContain('部分数电票查询不到')
  expect(vanished).not.toContain('验证码无法显示')
  expect(await html('/check?a=nf.n.c.y.5.t')).not.toContain('部分数电票查询不到')
  const form = await html('/report?a=nf.y')
  expect(form).toContain('部分数电票查询不到')
  expect(form).not.toContain('验证码无法显示')
})

test('a fault of ours is answered by its incident, and by one button where none is published', async () => {
  const calm = await html('/check?a=nf.y')
  expect(calm).toContain('现在没有公布的故障')
  expect(calm.split('/report?a=nf.y').length - 1).toBe(1)
  expect(calm).not.toContain('以公告为准')

  await published('同步延迟', { workaround: { 'zh-CN': '请先保留发票文件。' } })
  const page = await html('/check?a=nf.y')
  expect(page).toContain('请先保留发票文件。')
  expect(page).toContain('预计恢复')
  expect(page).toContain('下次通报')
  expect(page).not.toContain('现在没有公布的故障')
})

function endsBelow(answers: string[], questionId = first.id): string[] {
  const question = decisionTable.questions.find(({ id }) => id === questionId)
  return (question?.answers ?? []).flatMap(({ id, next }) =>
    next === undefined ? [[...answers, id].join('.')] : endsBelow([...answers, id], next),
  )
}
