import { and, asc, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { articles, articleVersions } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import type { Language } from '#app/i18n/language.ts'
import { translatedText, type TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import { topics, type Topic } from './article.ts'

export type ArticleLine = { slug: string; title: TranslatedText; summary: TranslatedText }
export type Shelf = { topic: Topic; articles: ArticleLine[] }
export type ShownArticle = ArticleLine & {
  topic: Topic
  body: TranslatedText
  version: number
  updatedAt: Date
  related: ArticleLine[]
}

const isPublic = and(
  eq(articles.audience, 'public'),
  isNotNull(articles.publishedAt),
  isNull(articles.withdrawnAt),
)
const currentText = and(
  eq(articleVersions.articleId, articles.id),
  eq(articleVersions.version, articles.currentVersion),
)
const line = { slug: articles.slug, title: articleVersions.title, summary: articleVersions.summary }
type Line = Pick<typeof articleVersions.$inferSelect, 'title' | 'summary'> & { slug: string }

export const lineIn = ({ slug, title, summary }: Line, language: Language): ArticleLine => ({
  slug,
  title: translatedText(title, language),
  summary: translatedText(summary, language),
})

/** Every public article, by topic. */
export async function listArticles(ctx: Context, language: Language): Promise<Shelf[]> {
  const rows = await ctx.db
    .select({ ...line, topic: articles.topic })
    .from(articles)
    .innerJoin(articleVersions, currentText)
    .where(isPublic)
    .orderBy(asc(articles.position))
  return topics
    .map((topic) => ({
      topic,
      articles: rows.filter((row) => row.topic === topic).map((row) => lineIn(row, language)),
    }))
    .filter((group) => group.articles.length > 0)
}

/** One article as it is now, with those about the same. Throws notFound. */
export async function showArticle(ctx: Context, slug: string, language: Language): Promise<ShownArticle> {
  const [row] = await ctx.db
    .select({ article: articles, text: articleVersions })
    .from(articles)
    .innerJoin(articleVersions, currentText)
    .where(and(isPublic, eq(articles.slug, slug)))
  if (!row) throw notFound()
  const { article, text } = row
  return {
    ...lineIn({ slug, title: text.title, summary: text.summary }, language),
    topic: topics.find((topic) => topic === article.topic) ?? 'lookup',
    body: translatedText(text.body, language),
    version: text.version,
    updatedAt: text.createdAt,
    related: await relatedTo(ctx, article, language),
  }
}

const mostRelated = 4

/** About the same causes or kinds first, then its neighbours of its group. */
async function relatedTo(ctx: Context, article: typeof articles.$inferSelect, language: Language) {
  const shared = sql<number>`
    cardinality(array(select unnest(${articles.causes}) intersect select unnest(${list(article.causes)})))
    + cardinality(array(select unnest(${articles.invoiceKinds}) intersect select unnest(${list(article.invoiceKinds)})))`
  const rows = await ctx.db
    .select(line)
    .from(articles)
    .innerJoin(articleVersions, currentText)
    .where(and(isPublic, ne(articles.id, article.id)))
    .orderBy(
      desc(shared),
      desc(sql`${articles.topic} = ${article.topic}`),
      sql`abs(${articles.position} - ${article.position})`,
    )
    .limit(mostRelated)
  return rows.map((found) => lineIn(found, language))
}

const list = (values: readonly string[]) =>
  sql`${sql.param(`{${values.map((value) => `"${value}"`).join(',')}}`)}::text[]`
