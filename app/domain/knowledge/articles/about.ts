import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { articles, articleVersions } from '#db/schema/index.ts'
import { isCauseCode, type CauseCode } from '#app/domain/knowledge/causes/cause-codes.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Language } from '#app/i18n/language.ts'
import { lineIn, type ArticleLine } from './show-article.ts'

/** What somebody with this symptom should read first. */
const causesOf: Record<string, readonly CauseCode[]> = {
  not_found: ['P3', 'T2'],
  mismatch: ['P4'],
  void: ['S1'],
  not_synced: ['T1'],
  vanished: ['I1'],
  quota: ['Q1'],
  error: ['C2'],
  other: ['U0'],
}
const most = 2

/** Articles about any of these causes, at most two. */
export async function articlesAbout(
  ctx: Context,
  causes: readonly string[],
  language: Language,
): Promise<ArticleLine[]> {
  const wanted = causes.filter(isCauseCode)
  if (wanted.length === 0) return []
  const rows = await ctx.db
    .select({ slug: articles.slug, title: articleVersions.title, summary: articleVersions.summary })
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
        sql`${articles.causes} && ${sql.param(`{${wanted.join(',')}}`)}::text[]`,
      ),
    )
    .orderBy(asc(articles.position))
    .limit(most)
  return rows.map((row) => lineIn(row, language))
}

/** What may help while a report is being written: by its cause, else by its symptom, else how to write one. */
export const articlesForReport = (
  ctx: Context,
  about: { cause?: string | undefined; symptom?: string | undefined },
  language: Language,
): Promise<ArticleLine[]> =>
  articlesAbout(ctx, about.cause ? [about.cause] : (causesOf[about.symptom ?? ''] ?? ['U0']), language)
