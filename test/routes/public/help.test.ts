import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { installArticles } from '#app/domain/knowledge/articles/install.ts'
import { articleSeeds } from '#app/domain/knowledge/articles/article-seeds.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader as check } from '#app/routes/public/check.tsx'
import { loader as list } from '#app/routes/public/help.tsx'
import { action as vote, loader as show } from '#app/routes/public/help-article.tsx'
import { loader as report } from '#app/routes/public/report.tsx'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { get, post, thrownBy } from './send.ts'

const stocked = ['platform-incident', 'how-to-report', 'rating', 'too-many-lookups']

beforeEach(async () => {
  await openDesk()
  await installArticles(
    asSystem(),
    articleSeeds.filter(({ slug }) => stocked.includes(slug)),
  )
})
afterAll(closeRuntime)

describe('the help pages', () => {
  test('list every article until something is searched for', async () => {
    expect(await list(get('/help'))).toMatchObject({
      q: '',
      results: null,
      shelves: [{ topic: 'lookup' }, { topic: 'desk' }],
    })
    const found = await list(get('/zh-TW/help?q=%E6%AC%A1%E6%95%B8%20'))
    expect(found).toMatchObject({ q: '次數', shelves: [] })
    expect(found.results?.[0]).toMatchObject({ slug: 'too-many-lookups', where: 'title' })
  })

  test('a search without a hit lists the ways on', async () => {
    const page = await list(get('/help?q=xyzzyqq'))
    expect(page.results).toEqual([])
    expect(page.shelves).not.toEqual([])
  })

  test('an article keeps language and text size in its links, and holds no form key', async () => {
    const page = await show(get('/en/help/platform-incident?size=large', { slug: 'platform-incident' }))

    expect(page).toMatchObject({ language: 'en', helpful: { version: 1, thanked: false } })
    expect(page.html).toContain('href="/en/help/new-invoice?size=large"')
    expect(JSON.stringify(page)).not.toContain('formKey')
  })

  test('an unknown article does not exist', async () => {
    expect(await thrownBy(() => show(get('/help/nowhere', { slug: 'nowhere' })))).toMatchObject({
      status: 404,
    })
  })

  test('a vote is counted, thanked for on the page, and sent twice counts once', async () => {
    const send = () =>
      vote(post('/en/help/rating', { helpful: 'no', version: '1', comment: 'How long?' }, { slug: 'rating' }))
    const answers = [await send(), await send()]

    expect(answers.map((answer) => [answer.status, answer.headers.get('Location')])).toEqual([
      [303, '/en/help/rating?thanks=1#helpful'],
      [303, '/en/help/rating?thanks=1#helpful'],
    ])
    expect(await sql`select version, language, helpful, comment from article_votes`).toEqual([
      { version: 1, language: 'en', helpful: false, comment: 'How long?' },
    ])
  })

  test('a vote without sense of a version counts for the one that is shown', async () => {
    await vote(post('/help/rating', { helpful: 'yes', version: '1e9' }, { slug: 'rating' }))
    expect(await sql`select version, helpful from article_votes`).toEqual([{ version: 1, helpful: true }])
  })
})

test('the self-check’s result leads to the article about its cause', async () => {
  const page = await check(get('/en/check?a=nf.y'))
  expect(page).toMatchObject({
    at: 'result',
    cause: { code: 'I1' },
    reading: [{ slug: 'platform-incident' }],
  })
})

test('the report form offers what fits, and how to write one where nothing is known', async () => {
  expect(await report(get('/report?a=li.q'))).toMatchObject({ reading: [{ slug: 'too-many-lookups' }] })
  expect(await report(get('/report'))).toMatchObject({ reading: [{ slug: 'how-to-report' }] })
})
