import { and, eq } from 'drizzle-orm'
import { articles, articleVersions } from '#db/schema/index.ts'
import { publicContentChanged } from '#app/domain/ground/public-content/content-version.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { Written } from '#app/domain/ground/translated/written.ts'
import type { ArticleSeed } from './article.ts'
import { plainText } from '#app/domain/ground/markdown/plain-text.ts'
import { articleSeeds } from '#app/domain/knowledge/articles/article-seeds.ts'

/**
 * The articles that the product comes with. Run at every start: what is new is added, what the product has rewritten
 * becomes a new version, and an article whose current version somebody of the house wrote is left alone.
 */
export function installArticles(ctx: Context, seeds: readonly ArticleSeed[] = articleSeeds): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    let changed = 0
    for (const [position, seed] of seeds.entries()) changed += await installOne(tx, seed, position)
    if (changed > 0) await publicContentChanged(tx)
  })
}

async function installOne(tx: Context, seed: ArticleSeed, position: number): Promise<number> {
  const about = {
    topic: seed.topic,
    causes: [...seed.causes],
    invoiceKinds: [...seed.invoiceKinds],
    position,
    searchText: searchTextOf(seed),
  }
  const id = uuidv7(tx.now)
  const [made] = await tx.db
    .insert(articles)
    .values({ id, slug: seed.slug, ...about, currentVersion: 1, publishedAt: tx.now, createdAt: tx.now })
    .onConflictDoNothing()
    .returning({ id: articles.id })
  if (made) {
    await addVersion(tx, id, 1, seed)
    return 1
  }

  const [known] = await tx.db.select().from(articles).where(eq(articles.slug, seed.slug)).for('update')
  if (!known) return 0
  const [current] = await tx.db
    .select()
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, known.id), eq(articleVersions.version, known.currentVersion)))
  if (!current || current.authorId !== null) return 0
  if (isSame(current, seed)) {
    if (known.searchText !== about.searchText)
      await tx.db.update(articles).set(about).where(eq(articles.id, known.id))
    return 0
  }
  await addVersion(tx, known.id, known.currentVersion + 1, seed)
  await tx.db
    .update(articles)
    .set({ ...about, currentVersion: known.currentVersion + 1 })
    .where(eq(articles.id, known.id))
  return 1
}

async function addVersion(tx: Context, articleId: string, version: number, seed: ArticleSeed) {
  const { title, summary, body } = textsOf(seed)
  await tx.db.insert(articleVersions).values({ articleId, version, title, summary, body, createdAt: tx.now })
  await record(tx, {
    action: 'article.installed',
    subject: { type: 'article', id: articleId },
    details: { slug: seed.slug, version },
  })
}

const trimmed = (text: Written): Written => ({ 'zh-CN': text['zh-CN'].trim(), en: text.en.trim() })
const textsOf = ({ title, summary, body }: ArticleSeed) => ({ title, summary, body: trimmed(body) })

type Texts = Pick<typeof articleVersions.$inferSelect, 'title' | 'summary' | 'body'>

function isSame(current: Texts, seed: ArticleSeed): boolean {
  const texts = textsOf(seed)
  return (['title', 'summary', 'body'] as const).every(
    (part) => current[part]['zh-CN'] === texts[part]['zh-CN'] && current[part].en === texts[part].en,
  )
}

/** What the search reads: the words of both languages, those of readers, and the codes of the causes. */
const searchTextOf = ({ title, summary, body, causes, words }: ArticleSeed) =>
  [
    title['zh-CN'],
    title.en,
    summary['zh-CN'],
    summary.en,
    plainText(body['zh-CN']),
    plainText(body.en),
    causes.join(' '),
    words.join(' '),
  ].join('\n')
