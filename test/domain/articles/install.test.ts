import { beforeEach, expect, test } from 'vitest'
import type { ArticleSeed } from '#app/domain/knowledge/articles/article.ts'
import { articlesForReport } from '#app/domain/knowledge/articles/about.ts'
import { installArticles } from '#app/domain/knowledge/articles/install.ts'
import { searchArticles } from '#app/domain/knowledge/articles/search.ts'
import { articleSeeds } from '#app/domain/knowledge/articles/article-seeds.ts'
import { listArticles, showArticle } from '#app/domain/knowledge/articles/show-article.ts'
import { countVotes, voteOnArticle, type Vote } from '#app/domain/knowledge/articles/vote.ts'
import { asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

const stocked = [
  'numbers-and-codes',
  'too-many-lookups',
  'risk-marked',
  'digital-invoices',
  'how-to-report',
  'rating',
]
const seeds = articleSeeds.filter(({ slug }) => stocked.includes(slug))

beforeEach(() => installArticles(asSystem(), seeds))

const [first] = seeds
const rewritten = (seed: ArticleSeed): ArticleSeed => ({
  ...seed,
  body: { 'zh-CN': '改写过的鲸鱼说明。', en: 'Rewritten.' },
})
const show = (slug: string, language: 'zh-CN' | 'zh-TW' | 'en' = 'zh-CN') =>
  showArticle(asAnonymous(), slug, language)
const versions = () => sql<{ count: number }[]>`select count(*)::int as count from article_versions`

test('installing again changes nothing', async () => {
  const before = await sql`select version from content_versions where name = 'public'`
  await installArticles(asSystem(), seeds)
  expect(await versions()).toEqual([{ count: 6 }])
  expect(await sql`select version from content_versions where name = 'public'`).toEqual(before)
})

test('an article that the product has rewritten becomes a new version, and is found by its new words', async () => {
  const slug = first?.slug ?? ''
  await installArticles(asSystem(), seeds.slice(0, 1).map(rewritten))

  expect(await show(slug)).toMatchObject({ version: 2, body: { text: '改写过的鲸鱼说明。' } })
  expect(await searchArticles(asAnonymous(), '鲸鱼', 'zh-CN')).toMatchObject([{ slug }])
  expect(await versions()).toEqual([{ count: 7 }])
})

test('an article that the house has written is never overwritten', async () => {
  await openDesk()
  const editor = await hire(['knowledge_editor'], null)
  const slug = first?.slug ?? ''
  await sql`insert into article_versions (article_id, version, title, summary, body, author_id, created_at)
    select article_id, 2, title, summary, '{"zh-CN": "本单位自己写的。"}'::jsonb, ${editor.id}::uuid, now()
      from article_versions where article_id = (select id from articles where slug = ${slug})`
  await sql`update articles set current_version = 2 where slug = ${slug}`

  await installArticles(asSystem(), seeds.slice(0, 1).map(rewritten))

  expect(await show(slug)).toMatchObject({ version: 2, body: { text: '本单位自己写的。' } })
  expect(await show(slug, 'en')).toMatchObject({ body: { language: 'zh-CN' } })
})

test('every article is listed once, under its topic, in the reader’s language', async () => {
  const shelves = await listArticles(asAnonymous(), 'zh-TW')
  expect(shelves.flatMap(({ articles }) => articles)).toHaveLength(6)
  expect(shelves[0]?.articles[0]).toMatchObject({
    slug: 'numbers-and-codes',
    title: { text: '號碼和代碼怎麼填' },
  })
})

test('an article leads on to those about the same', async () => {
  const { related } = await show('digital-invoices')
  expect(related).toHaveLength(4)
  expect(related[0]?.slug).toBe('numbers-and-codes')
})

test('an unknown or withdrawn article does not exist', async () => {
  await sql`update articles set withdrawn_at = now() where slug = 'rating'`
  await expect(show('rating')).rejects.toMatchObject({ status: 404 })
  await expect(show('nowhere')).rejects.toMatchObject({ status: 404 })
})

test('who writes a report is offered what fits its cause, else its symptom, else how to write one', async () => {
  const offered = async (about: { cause?: string; symptom?: string }) =>
    (await articlesForReport(asAnonymous(), about, 'zh-CN')).map(({ slug }) => slug)

  expect(await offered({ cause: 'S3', symptom: 'mismatch' })).toEqual(['risk-marked'])
  expect(await offered({ symptom: 'quota' })).toEqual(['too-many-lookups'])
  expect(await offered({})).toEqual(['how-to-report'])
  expect(await offered({ cause: "';--" })).toEqual([])
})

const vote = (over: Partial<Vote> = {}): Vote => ({
  slug: 'rating',
  version: 1,
  language: 'zh-CN',
  helpful: true,
  comment: '',
  address: '203.0.113.5',
  ...over,
})

test('votes are counted by the version that was read', async () => {
  await voteOnArticle(asAnonymous(), vote())
  await voteOnArticle(asAnonymous(), vote({ address: '203.0.113.6', helpful: false, comment: ' 没写期限 ' }))
  await voteOnArticle(asAnonymous(), vote({ address: '203.0.113.7', version: 99 }))

  expect(await countVotes(asSystem(), 'rating')).toEqual([{ version: 1, yes: 2, no: 1 }])
  expect(await sql`select comment from article_votes where not helpful`).toEqual([{ comment: '没写期限' }])
})

test('a vote sent twice is thanked for and counted once', async () => {
  const answers = [await voteOnArticle(asAnonymous(), vote()), await voteOnArticle(asAnonymous(), vote())]
  expect(answers).toEqual([{ counted: true }, { counted: false }])
  expect(await countVotes(asSystem(), 'rating')).toEqual([{ version: 1, yes: 1, no: 0 }])
})

test('one address can’t vote its way through everything', async () => {
  const votes = Array.from({ length: 61 }, () => voteOnArticle(asAnonymous(), vote()))
  const refused = (await Promise.allSettled(votes)).filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(1)
})

test('nothing of the voter is kept', async () => {
  await voteOnArticle(asAnonymous(), vote())
  expect(JSON.stringify(await sql`select * from article_votes`)).not.toContain('203.0.113.5')
})
