import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { articles, articleVersions, articleVotes } from '#db/schema/index.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { blocksOf } from '#app/platform/address-block.ts'
import { throttleAddress } from '#app/domain/ground/throttle/throttle-address.ts'
import { isWithin } from '#app/domain/ground/throttle/throttle.ts'
import type { Language } from '#app/i18n/language.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

export type Vote = {
  slug: string
  /** The version that was read; a page kept for long may show a former one. */
  version: number | null
  language: Language
  helpful: boolean
  /** What was missing. */
  comment: string
  /** Where the vote comes from: for the throttle only, not kept. */
  address: string
}

const longestComment = 1000
/** One vote an article, address and hour counts. */
const once = { name: 'article-vote', per: 'hour', atMost: 1 } as const
const perAddress = { name: 'article-votes', per: 'hour', atMost: 60 } as const

/**
 * Counts "was this helpful?" for the version that was read. The page is the same copy for everybody and has no form
 * key, so a vote sent twice is told apart by the throttle: it is thanked for again and not counted. Throws notFound,
 * invalid, and tooMany where one address goes through the articles.
 */
export async function voteOnArticle(ctx: Context, vote: Vote): Promise<{ counted: boolean }> {
  const comment = vote.comment.trim()
  if (comment.length > longestComment)
    throw invalid([{ field: 'comment', message: 'too_long', limit: longestComment }])
  const [article] = await ctx.db
    .select({ id: articles.id, current: articles.currentVersion })
    .from(articles)
    .where(
      and(
        eq(articles.slug, vote.slug),
        eq(articles.audience, 'public'),
        isNotNull(articles.publishedAt),
        isNull(articles.withdrawnAt),
      ),
    )
  if (!article) throw notFound()
  await throttleAddress(ctx, perAddress, vote.address)
  if (!(await isWithin(ctx, once, `${blocksOf(vote.address).own} ${article.id}`))) return { counted: false }
  await inTransaction(ctx, async (tx) => {
    const [read] = await tx.db
      .select({ version: articleVersions.version })
      .from(articleVersions)
      .where(and(eq(articleVersions.articleId, article.id), eq(articleVersions.version, vote.version ?? 0)))
    await tx.db.insert(articleVotes).values({
      id: uuidv7(tx.now),
      articleId: article.id,
      version: read?.version ?? article.current,
      language: vote.language,
      helpful: vote.helpful,
      comment: comment || null,
      createdAt: tx.now,
    })
  })
  return { counted: true }
}

export type VoteCount = { version: number; yes: number; no: number }

/** How each version of an article was found, the newest first. */
export async function countVotes(ctx: Context, slug: string): Promise<VoteCount[]> {
  return ctx.db
    .select({
      version: articleVotes.version,
      yes: sql<number>`count(*) filter (where ${articleVotes.helpful})::int`,
      no: sql<number>`count(*) filter (where not ${articleVotes.helpful})::int`,
    })
    .from(articleVotes)
    .innerJoin(articles, eq(articles.id, articleVotes.articleId))
    .where(eq(articles.slug, slug))
    .groupBy(articleVotes.version)
    .orderBy(sql`${articleVotes.version} desc`)
}
