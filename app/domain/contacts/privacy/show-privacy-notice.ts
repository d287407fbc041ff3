import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { asc, desc, eq, gt, lte } from 'drizzle-orm'
import { privacyNotices } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import type { Language } from '#app/i18n/language.ts'
import { translatedText, type TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import { withOperatorPromises } from '#app/domain/ground/operator/operator-promises.ts'

type Notice = typeof privacyNotices.$inferSelect
export type NoticeLine = { version: number; effectiveAt: Date }
export type ShownNotice = NoticeLine & {
  body: TranslatedText
  changes: TranslatedText
  /** The version in force; null where this is it. */
  current: number | null
  /** Changed within the last thirty days: said on top. */
  isNews: boolean
  /** Every other version, the newest first. */
  others: NoticeLine[]
  /** A version that takes effect later. */
  coming: NoticeLine | null
}

export const newsForDays = 30

/** The version in force; null before any was installed. */
export async function currentNotice(ctx: Context): Promise<Notice | null> {
  const [notice] = await ctx.db
    .select()
    .from(privacyNotices)
    .where(lte(privacyNotices.effectiveAt, ctx.now))
    .orderBy(desc(privacyNotices.version))
    .limit(1)
  return notice ?? null
}

/** The version a form asks consent to, and since when, if it has changed within thirty days. */
export async function noticeForForm(
  ctx: Context,
): Promise<{ version: number; changedAt: Date | null } | null> {
  const notice = await currentNotice(ctx)
  return notice && { version: notice.version, changedAt: isNews(notice, ctx.now) ? notice.effectiveAt : null }
}

/** The notice in force, or the version asked for. Throws notFound. */
export async function showNotice(
  ctx: Context,
  version: number | null,
  language: Language,
): Promise<ShownNotice> {
  const current = await currentNotice(ctx)
  const [asked] =
    version === null
      ? [current]
      : await ctx.db.select().from(privacyNotices).where(eq(privacyNotices.version, version))
  if (!asked || !current) throw notFound()
  const past = await ctx.db
    .select({ version: privacyNotices.version, effectiveAt: privacyNotices.effectiveAt })
    .from(privacyNotices)
    .where(lte(privacyNotices.effectiveAt, ctx.now))
    .orderBy(desc(privacyNotices.version))
  const [coming] = await ctx.db
    .select({ version: privacyNotices.version, effectiveAt: privacyNotices.effectiveAt })
    .from(privacyNotices)
    .where(gt(privacyNotices.effectiveAt, ctx.now))
    .orderBy(asc(privacyNotices.version))
    .limit(1)
  const body = translatedText(asked.body, language)
  return {
    version: asked.version,
    effectiveAt: asked.effectiveAt,
    body: { ...body, text: withOperatorPromises(body.text, body.language) },
    changes: translatedText(asked.changes, language),
    current: asked.version === current.version ? null : current.version,
    isNews: asked.version === current.version && isNews(current, ctx.now),
    others: past.filter((line) => line.version !== asked.version),
    coming: coming && coming.version !== asked.version ? coming : null,
  }
}

/** The first version changed nothing. */
const isNews = ({ version, effectiveAt }: Notice, now: Date) =>
  version > 1 && now.getTime() - effectiveAt.getTime() < newsForDays * dayMs
