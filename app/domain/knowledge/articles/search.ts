import { and, asc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { articles, articleVersions } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { languageFacts, type Language } from '#app/i18n/language.ts'
import { translatedText } from '#app/domain/ground/translated/text-in.ts'
import { toTraditional } from '#app/i18n/traditional.ts'
import { excerpt, marked, type Segment } from './marks.ts'
import { plainText } from '#app/domain/ground/markdown/plain-text.ts'
import { normalised, piecesOf, wordsOf } from './search-words.ts'

export type Hit = {
  slug: string
  title: Segment[]
  excerpt: Segment[]
  /** Why it is here: all words stand in its title, summary or text; or it only resembles what was asked. */
  where: 'title' | 'summary' | 'body' | 'similar'
}
type Row = Pick<typeof articleVersions.$inferSelect, 'title' | 'summary' | 'body'> & {
  slug: string
  searchText: string
  position: number
}

const mostHits = 20
const candidates = 200
/** Half of a question's pieces must stand in an article that only resembles it. */
const leastShare = 0.5
const longestQuery = 100

/**
 * Published articles with every word of the query, the best first; where there are none, those that resemble it.
 * Words of one or two characters are found by the index of pieces; traditional characters find simplified text.
 */
export async function searchArticles(ctx: Context, query: string, language: Language): Promise<Hit[]> {
  const typed = query.slice(0, longestQuery)
  const words = wordsOf(typed)
  if (words.length === 0) return []
  const rows = await find(ctx, and(...words.map(hasWord)))
  if (rows.length > 0) return ranked(rows, words).map((row) => hitOf(row, words, language, null))

  const pieces = piecesOf(typed)
  if (pieces.length === 0) return []
  const similar = await find(ctx, sql`articles.grams && ${list(pieces.map((piece) => piece.slice(0, 2)))}`)
  return similar
    .map((row) => ({ row, share: shareOf(row, pieces) }))
    .filter(({ share }) => share >= leastShare)
    .toSorted((a, b) => b.share - a.share || a.row.position - b.row.position)
    .slice(0, mostHits / 2)
    .map(({ row }) => hitOf(row, pieces, language, 'similar'))
}

const find = (ctx: Context, condition: SQL | undefined): Promise<Row[]> =>
  ctx.db
    .select({
      slug: articles.slug,
      searchText: articles.searchText,
      position: articles.position,
      title: articleVersions.title,
      summary: articleVersions.summary,
      body: articleVersions.body,
    })
    .from(articles)
    .innerJoin(
      articleVersions,
      and(eq(articleVersions.articleId, articles.id), eq(articleVersions.version, articles.currentVersion)),
    )
    .where(
      and(
        eq(articles.audience, 'public'),
        isNotNull(articles.publishedAt),
        isNull(articles.withdrawnAt),
        condition,
      ),
    )
    .orderBy(asc(articles.position))
    .limit(candidates)

/** By the index first, then the text itself: pieces alone would also fit words in another order. */
function hasWord(word: string): SQL {
  const pattern = `%${word.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`
  return sql`(articles.grams @> ngrams(${word}) and ${articles.searchText} ilike ${pattern})`
}

const list = (values: readonly string[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`

const whole = ({ title, summary, body }: Row) =>
  [title, summary, body].map((text) => `${text['zh-CN']}\n${text.en ?? ''}`.toLowerCase())

function ranked(rows: readonly Row[], words: readonly string[]): Row[] {
  const scored = rows.map((row) => {
    const [title = '', summary = '', body = ''] = whole(row)
    const score = words.reduce(
      (sum, word) =>
        sum +
        (title.includes(word) ? 20 : 0) +
        (summary.includes(word) ? 8 : 0) +
        Math.min(6, body.split(word).length - 1),
      0,
    )
    return { row, score }
  })
  return scored
    .toSorted((a, b) => b.score - a.score || a.row.position - b.row.position)
    .slice(0, mostHits)
    .map(({ row }) => row)
}

function shareOf(row: Row, pieces: readonly string[]): number {
  const text = normalised(row.searchText)
  return pieces.filter((piece) => text.includes(piece)).length / pieces.length
}

function hitOf(row: Row, words: readonly string[], language: Language, where: 'similar' | null): Hit {
  const needles = languageFacts[language].isDerived ? words.map((word) => toTraditional(word)) : words
  const title = translatedText(row.title, language).text
  const summary = translatedText(row.summary, language).text
  const body = plainText(translatedText(row.body, language).text)
  const inSummary = marked(summary, needles).some((segment) => segment.marked)
  const reach = languageFacts[language].isHan ? 30 : 70
  return {
    slug: row.slug,
    title: marked(title, needles),
    excerpt: (inSummary ? null : excerpt(body, needles, reach)) ?? marked(summary, needles),
    where: where ?? placeOf(row, words),
  }
}

function placeOf(row: Row, words: readonly string[]): 'title' | 'summary' | 'body' {
  const [title = '', summary = ''] = whole(row).map(normalised)
  const inAll = (text: string) => words.every((word) => text.includes(word))
  return inAll(title) ? 'title' : inAll(`${title}\n${summary}`) ? 'summary' : 'body'
}
