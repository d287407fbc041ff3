import { and, desc, eq, gt, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { announcements } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { canFollow } from '#app/domain/people/roles/may.ts'
import { translatedText, type TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Announcement } from './announce.ts'
import type { AnnouncementKind } from '#app/domain/ground/vocabulary/announcement-words.ts'

export type PublicAnnouncement = {
  id: string
  number: string
  kind: AnnouncementKind
  title: TranslatedText
  body: TranslatedText
  components: string[]
  placements: string[]
  startsAt: Date
  endsAt: Date | null
  pinned: boolean
  isOver: boolean
  version: number
}
export type AnnouncementPage = { items: PublicAnnouncement[]; next: string | null }

const perPage = 20
const isPublic = (now: Date) =>
  and(
    isNotNull(announcements.publishedAt),
    isNull(announcements.withdrawnAt),
    lte(announcements.startsAt, now),
  )
const isCurrent = (now: Date) => or(isNull(announcements.endsAt), gt(announcements.endsAt, now))

/** All that were ever published, pinned ones first on the first page, then the newest; `after` is a number of the page before. */
export async function listPublicAnnouncements(
  ctx: Context,
  language: Language,
  after: string | null,
): Promise<AnnouncementPage> {
  const pinned = after ? [] : await pinnedAnnouncements(ctx, language)
  const cursor = after ? await startOf(ctx, after) : undefined
  const rows = await ctx.db
    .select()
    .from(announcements)
    .where(
      and(
        isPublic(ctx.now),
        cursor
          ? sql`(${announcements.startsAt}, ${announcements.id}) < (${cursor.at}, ${cursor.id})`
          : undefined,
      ),
    )
    .orderBy(desc(announcements.startsAt), desc(announcements.id))
    .limit(perPage + 1)
  const shown = rows.slice(0, perPage).map((row) => publicly(row, language, ctx.now))
  const known = new Set(pinned.map(({ id }) => id))
  return {
    items: [...pinned, ...shown.filter(({ id }) => !known.has(id))],
    next: rows.length > perPage ? (shown.at(-1)?.number ?? null) : null,
  }
}

const startOf = async (ctx: Context, number: string) => {
  const [row] = await ctx.db
    .select({ at: sql<string>`${announcements.startsAt}::text`, id: announcements.id })
    .from(announcements)
    .where(and(eq(announcements.number, number), isPublic(ctx.now)))
  return row
}

/** Those that stand on top as long as they hold. */
export async function pinnedAnnouncements(ctx: Context, language: Language): Promise<PublicAnnouncement[]> {
  const rows = await ctx.db
    .select()
    .from(announcements)
    .where(and(isPublic(ctx.now), isCurrent(ctx.now), isNotNull(announcements.pinnedAt)))
    .orderBy(desc(announcements.pinnedAt))
    .limit(5)
  return rows.map((row) => publicly(row, language, ctx.now))
}

/** Those for a place on the pages: a banner on every page, or the report form. */
export async function announcementsAt(
  ctx: Context,
  place: 'banner' | 'form',
  language: Language,
): Promise<PublicAnnouncement[]> {
  const rows = await ctx.db
    .select()
    .from(announcements)
    .where(
      and(isPublic(ctx.now), isCurrent(ctx.now), sql`${announcements.placements} @> array[${place}]::text[]`),
    )
    .orderBy(desc(announcements.startsAt))
    .limit(3)
  return rows.map((row) => publicly(row, language, ctx.now))
}

/** The newest ones, for feeds and programs. */
export async function newestAnnouncements(
  ctx: Context,
  language: Language,
  limit = 20,
): Promise<PublicAnnouncement[]> {
  const rows = await ctx.db
    .select()
    .from(announcements)
    .where(isPublic(ctx.now))
    .orderBy(desc(announcements.startsAt), desc(announcements.id))
    .limit(limit)
  return rows.map((row) => publicly(row, language, ctx.now))
}

/** One for everybody. Throws notFound also where it is not public (yet, or any more). */
export async function showPublicAnnouncement(
  ctx: Context,
  number: string,
  language: Language,
): Promise<PublicAnnouncement> {
  const [row] = await ctx.db
    .select()
    .from(announcements)
    .where(and(eq(announcements.number, number.toUpperCase()), isPublic(ctx.now)))
  if (!row) throw notFound()
  return publicly(row, language, ctx.now)
}

/** When the pages change by themselves because one begins or ends. */
export async function nextAnnouncementChange(ctx: Context): Promise<Date | null> {
  const [row] = await ctx.db.execute<{ at: string | null }>(sql`
    select least(min(starts_at) filter (where starts_at > ${ctx.now.toISOString()}::timestamptz),
                 min(ends_at) filter (where ends_at > ${ctx.now.toISOString()}::timestamptz)) as at
      from announcements where published_at is not null and withdrawn_at is null
       and (starts_at > ${ctx.now.toISOString()}::timestamptz or ends_at > ${ctx.now.toISOString()}::timestamptz)`)
  return row?.at ? new Date(row.at) : null
}

/** All of them for the desk, the newest first; `before` is the time of creation of the last one seen. */
export async function listAnnouncements(ctx: Context, before: Date | null = null): Promise<Announcement[]> {
  ensure(canFollow(ctx.actor), notFound)
  return ctx.db
    .select()
    .from(announcements)
    .where(before ? lt(announcements.createdAt, before) : undefined)
    .orderBy(desc(announcements.createdAt))
    .limit(50)
}

export async function showAnnouncement(ctx: Context, number: string): Promise<Announcement> {
  ensure(canFollow(ctx.actor), notFound)
  const [row] = await ctx.db
    .select()
    .from(announcements)
    .where(eq(announcements.number, number.toUpperCase()))
  if (!row) throw notFound()
  return row
}

function publicly(row: Announcement, language: Language, now: Date): PublicAnnouncement {
  const text = (value: Announcement['title']): TranslatedText => translatedText(value, language)
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    title: text(row.title),
    body: text(row.body),
    components: row.components,
    placements: row.placements,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    pinned: row.pinnedAt !== null,
    isOver: row.endsAt !== null && row.endsAt <= now,
    version: row.version,
  }
}
