import { beforeEach, describe, expect, test } from 'vitest'
import { installArticles } from '#app/domain/knowledge/articles/install.ts'
import { searchArticles } from '#app/domain/knowledge/articles/search.ts'
import { articleSeeds } from '#app/domain/knowledge/articles/article-seeds.ts'
import type { Language } from '#app/i18n/language.ts'
import { asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'

const stocked = [
  'wrong-title',
  'voided-or-reversed',
  'page-not-working',
  'new-invoice',
  'too-many-lookups',
  'travel-documents',
  'suspected-fake',
  'rating',
  'track-and-times',
  'how-to-report',
]
const seeds = articleSeeds.filter(({ slug }) => stocked.includes(slug))

beforeEach(() => installArticles(asSystem(), seeds))

const find = (query: string, language: Language = 'zh-CN') => searchArticles(asAnonymous(), query, language)
const slugs = async (query: string, language?: Language) =>
  (await find(query, language)).map(({ slug }) => slug)
const said = (segments: Array<{ text: string }>) => segments.map(({ text }) => text).join('')
const markedIn = (segments: Array<{ text: string; marked: boolean }>) =>
  segments.filter(({ marked }) => marked).map(({ text }) => text)

describe('searching the help pages', () => {
  test('finds a word of one character', async () => {
    expect(await slugs('假')).toContain('suspected-fake')
  })

  test('finds a word of two characters, where it stands in a title first', async () => {
    const [first] = await find('抬头')
    expect(first).toMatchObject({ slug: 'wrong-title', where: 'title' })
    expect(markedIn(first?.title ?? [])).toEqual(['抬头'])
  })

  test('finds simplified texts by traditional characters, and answers in them', async () => {
    const [first] = await find('紅沖', 'zh-TW')
    expect(first?.slug).toBe('voided-or-reversed')
    expect(markedIn(first?.title ?? [])).toEqual(['紅沖'])
    expect(await slugs('校驗碼')).toEqual(await slugs('校验码'))
  })

  test.each([
    ['餐饮', 'new-invoice'],
    ['忘记编号', 'track-and-times'],
    ['编号忘了怎么办', 'track-and-times'],
    ['多张发票', 'how-to-report'],
    ['高铁', 'travel-documents'],
    ['驗證碼', 'page-not-working'],
    ['hotel', 'new-invoice'],
  ])('finds by what people call it: %s', async (query, slug) => {
    expect((await slugs(query))[0]).toBe(slug)
  })

  test('finds English words in any case', async () => {
    const [first] = await find('Captcha', 'en')
    expect(first?.slug).toBe('page-not-working')
    expect(markedIn(first?.title ?? [])).toEqual(['captcha'])
  })

  test('wants every word, in whatever order', async () => {
    expect((await slugs('行程单 火车票'))[0]).toBe('travel-documents')
    expect(await slugs('行程单 火车票')).not.toContain('rating')
  })

  test('shows the place in the text, with the words marked', async () => {
    const hit = (await find('指纹锁 上传失败')).find(({ slug }) => slug === 'new-invoice')
    expect(hit?.where).toBe('similar')
    const exact = (await find('服务商')).find(({ slug }) => slug === 'new-invoice')
    expect(exact?.where).toBe('body')
    expect(said(exact?.excerpt ?? [])).toContain('联系开票软件的服务商')
    expect(markedIn(exact?.excerpt ?? [])).toContain('服务商')
  })

  test('answers a whole question with what comes nearest, and says so', async () => {
    const hits = await find('昨天开的数电票为什么还查不到啊？')
    expect(hits.length).toBeGreaterThan(0)
    expect(hits.map(({ slug }) => slug)).toContain('new-invoice')
    expect(new Set(hits.map(({ where }) => where))).toEqual(new Set(['similar']))
  })

  test('finds the platform’s own message, pasted whole', async () => {
    expect((await slugs('超过该张发票当日查验次数(请于次日再次查验)!'))[0]).toBe('too-many-lookups')
    expect((await slugs('请输入验证码图片中蓝色文字'))[0]).toBe('page-not-working')
  })

  test('finds a cause by its code', async () => {
    expect(await slugs('T2')).toContain('new-invoice')
  })

  test('finds nothing for nonsense, blanks and signs, and takes no sign for a pattern', async () => {
    expect(await slugs('xyzzyqq')).toEqual([])
    expect(await slugs('  ')).toEqual([])
    expect(await slugs('%_\\')).toEqual([])
    expect(await slugs('饕餮盛宴')).toEqual([])
  })

  test('leaves out what is withdrawn or for staff', async () => {
    await sql`update articles set withdrawn_at = now() where slug = 'wrong-title'`
    await sql`update articles set audience = 'staff' where slug = 'rating'`
    expect(await slugs('抬头')).not.toContain('wrong-title')
    expect(await slugs('满意')).not.toContain('rating')
  })

  test('looks by the index', async () => {
    const plan = await sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`
      return tx`explain select slug from articles where grams @> ngrams('红冲')`
    })
    expect(JSON.stringify(plan)).toContain('articles_grams')
  })
})
