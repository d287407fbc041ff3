import { z } from 'zod'
import { headOf, readTexts, type MarkdownText } from '#app/domain/ground/markdown/read-texts.ts'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import { causeCodes } from '#app/domain/knowledge/causes/cause-codes.ts'
import { topics, type ArticleSeed } from './article.ts'

const Texts = z.strictObject({ title: z.string().min(1), summary: z.string().min(1) })
const Head = Texts.extend({
  /** Where it stands in the list, the lowest first. */
  order: z.number(),
  topic: z.enum(topics),
  causes: z.array(z.enum(causeCodes)).default([]),
  invoiceKinds: z.array(z.enum(invoiceKinds)).default([]),
  words: z.array(z.string().min(1)).default([]),
})

/** The articles that the product comes with, from content/articles, in the order in which they are listed. */
export const articleSeeds: readonly ArticleSeed[] = readTexts('articles')
  .map(toSeed)
  .toSorted((a, b) => a.order - b.order)
  .map(({ seed }) => seed)

/** What the article is about stands in its Chinese file; the English one has title and summary only. */
function toSeed(text: MarkdownText): { order: number; seed: ArticleSeed } {
  const { order, title, summary, ...about } = headOf(Head, text['zh-CN'], `articles/${text.name}.zh-CN.md`)
  const english = headOf(Texts, text.en, `articles/${text.name}.en.md`)
  return {
    order,
    seed: {
      slug: text.name,
      ...about,
      title: { 'zh-CN': title, en: english.title },
      summary: { 'zh-CN': summary, en: english.summary },
      body: { 'zh-CN': text['zh-CN'].body, en: text.en.body },
    },
  }
}
