import { describe, expect, test } from 'vitest'
import { topics } from '#app/domain/knowledge/articles/article.ts'
import { renderArticle } from '#app/domain/knowledge/articles/render.ts'
import { articleSeeds } from '#app/domain/knowledge/articles/article-seeds.ts'
import { causeCodes } from '#app/domain/knowledge/causes/cause-codes.ts'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import { noticeSeeds } from '#app/domain/contacts/privacy/notice-seeds.ts'
import { toTraditional } from '#app/i18n/traditional.ts'

const languages = ['zh-CN', 'en'] as const
const textsOf = ({ title, summary, body }: (typeof articleSeeds)[number]) =>
  languages.map((language) => [title[language], summary[language], body[language]].join('\n'))
const hanzi = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0

describe('the articles that the product comes with', () => {
  test('are 24 at least, each at an address of its own', () => {
    expect(articleSeeds.length).toBeGreaterThanOrEqual(24)
    expect(new Set(articleSeeds.map(({ slug }) => slug)).size).toBe(articleSeeds.length)
    expect(articleSeeds.every(({ slug }) => /^[a-z]+(-[a-z]+)*$/.test(slug))).toBe(true)
  })

  test('together explain every cause, every kind of invoice, and stand under every topic', () => {
    const explained = new Set<string>(articleSeeds.flatMap(({ causes }) => causes))
    const described = new Set<string>(articleSeeds.flatMap((article) => article.invoiceKinds))
    const stocked = new Set(articleSeeds.map(({ topic }) => topic))

    expect(causeCodes.filter((code) => !explained.has(code))).toEqual([])
    expect(invoiceKinds.filter((kind) => !described.has(kind))).toEqual([])
    expect([...stocked]).toEqual([...topics])
  })

  test.each(articleSeeds.map((article) => [article.slug, article] as const))(
    '%s is complete in its languages, as long as one reads at a sitting',
    (_, { title, summary, body }) => {
      expect(hanzi(body['zh-CN'])).toBeGreaterThanOrEqual(250)
      expect(hanzi(body['zh-CN'])).toBeLessThanOrEqual(600)
      const words = body.en.split(/\s+/).length
      expect(words).toBeGreaterThan(200)
      expect(words).toBeLessThan(450)
      expect(hanzi(title.en + summary.en)).toBe(0)
      expect(body.en.match(/^## /gm)).toHaveLength(body['zh-CN'].match(/^## /gm)?.length ?? 0)
      expect(toTraditional(body['zh-CN'])).not.toMatch(/[发税号码]|髮票|隻是|衝掉|併為/)
    },
  )

  test.each(articleSeeds.map((article) => [article.slug, article] as const))(
    '%s links only to what there is, the same in both languages',
    (_, { body }) => {
      const [chinese = [], english = []] = languages.map((language) => linksIn(body[language]))
      const pages = new Set(['/', ...places, ...articleSeeds.map(({ slug }) => `/help/${slug}`)])

      expect(chinese.toSorted()).toEqual(english.toSorted())
      expect(chinese.filter((to) => to.startsWith('/') && !pages.has(to.replace(/\?.*$/, '')))).toEqual([])
      expect(chinese.filter((to) => !to.startsWith('/')).every((to) => to === platform)).toBe(true)
      expect(chinese.length).toBeGreaterThan(0)
    },
  )

  test('every article says what to do if it did not help', () => {
    const without = articleSeeds.filter(({ body }) => !/\/report|\/track|\/feedback/.test(body['zh-CN']))
    expect(without.map(({ slug }) => slug)).toEqual([])
  })

  // What nobody has confirmed (MEM in the notes on the domain), and what would have to be invented.
  test('none tells as a fact what was never confirmed', () => {
    const unconfirmed =
      /第\s*[\d一二三四五六七八九十]+\s*条|Article \d|国办|15\s*[日号](?!码)|15th|拒收请回复|回复\s*R|六个月|6 个月|180 天|综合服务平台|\d+\s*元|yuan|1[3-9]\d{9}|0\d{2,3}-\d{7}/
    const telling = articleSeeds.filter((article) => textsOf(article).some((text) => unconfirmed.test(text)))
    expect(telling.map(({ slug }) => slug)).toEqual([])
  })
})

describe('an article as a page', () => {
  const href = (path: string) => `/en${path}?size=large`
  const page = (markdown: string) => renderArticle(markdown, { language: 'en', href })

  test('keeps the reader’s language and text size in its links', () => {
    expect(page('See [that](/help/rating).').html).toContain('href="/en/help/rating?size=large"')
  })

  test('has an anchor for each section, and tables that scroll by themselves', () => {
    const { html, sections } = page('## One & two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Three\n')
    expect(sections).toEqual([
      { id: 'part-1', title: 'One & two' },
      { id: 'part-2', title: 'Three' },
    ])
    expect(html).toContain('<div data-scroll tabindex="0" role="region" aria-labelledby="part-1"><table>')
  })

  test('says which words are Chinese', () => {
    expect(page('Press 查验 now.').html).toContain('Press <span lang="zh">查验</span> now.')
  })

  test('in English leaves no Chinese word unsaid to be Chinese', () => {
    const texts = [...articleSeeds, ...noticeSeeds].map(({ body }) => page(body.en).html)
    const unsaid = texts.map((html) =>
      html.replaceAll(/<span lang="zh">[^<]*<\/span>/g, '').match(/\p{Script=Han}/u),
    )
    expect(unsaid.filter(Boolean)).toEqual([])
  })

  test('lets no script, style or foreign address through', () => {
    const { html } = page(
      '<script>alert(1)</script>\n\n<b onclick="x()" style="color:red">b</b> [j](javascript:alert(1)) ![i](https://x.invalid/i.png)',
    )
    expect(html).not.toMatch(/<script|<b|onclick|style|javascript|href|<img/)
  })
})

const places = ['/check', '/report', '/track', '/contact', '/privacy', '/feedback']
const platform = 'https://inv-veri.chinatax.gov.cn'
const linksIn = (markdown: string) => [...markdown.matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to ?? '')
