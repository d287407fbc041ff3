import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { desc, eq, gte, lt, sql } from 'drizzle-orm'
import { incidents, serviceRatings } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { canReadFeedback } from './policy.ts'

export type RatingRow = {
  id: string
  level: number
  comment: string | null
  language: string
  incident: string | null
  createdAt: Date
}
export type RatingFigures = {
  about: 'site' | 'incidents'
  count: number
  /** How many gave each level, and the mean; null under ten ratings. */
  levels: Record<number, number> | null
  average: number | null
}

/** Under this many a figure says more about a person than about the service. */
export const leastRatings = 10
const figureDays = 30
const pageSize = 50

/** Ratings of the service, the newest first, by keyset. */
export async function listRatings(
  ctx: Context,
  after?: string | null,
): Promise<{ items: RatingRow[]; next: string | null }> {
  ensure(canReadFeedback(ctx.actor))
  const rows = await ctx.db
    .select({
      id: serviceRatings.id,
      level: serviceRatings.level,
      comment: serviceRatings.comment,
      language: serviceRatings.language,
      incident: incidents.number,
      createdAt: serviceRatings.createdAt,
    })
    .from(serviceRatings)
    .leftJoin(incidents, eq(incidents.id, serviceRatings.incidentId))
    .where(after && isUuid(after) ? lt(serviceRatings.id, after) : undefined)
    .orderBy(desc(serviceRatings.id))
    .limit(pageSize + 1)
  const items = rows.slice(0, pageSize)
  return { items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null }
}

/** The last thirty days: of the site, and of how incidents were handled. */
export async function ratingFigures(ctx: Context): Promise<RatingFigures[]> {
  ensure(canReadFeedback(ctx.actor))
  const since = new Date(ctx.now.getTime() - figureDays * dayMs)
  const isSite = sql<boolean>`${serviceRatings.incidentId} is null`
  const rows = await ctx.db
    .select({ isSite, level: serviceRatings.level, count: sql<number>`count(*)::int` })
    .from(serviceRatings)
    .where(gte(serviceRatings.createdAt, since))
    .groupBy(isSite, serviceRatings.level)
  return (['site', 'incidents'] as const).map((about) =>
    figuresOf(
      about,
      rows.filter((row) => row.isSite === (about === 'site')),
    ),
  )
}

function figuresOf(
  about: RatingFigures['about'],
  rows: ReadonlyArray<{ level: number; count: number }>,
): RatingFigures {
  const count = rows.reduce((sum, row) => sum + row.count, 0)
  if (count < leastRatings) return { about, count, levels: null, average: null }
  const levels = Object.fromEntries(
    [5, 4, 3, 2, 1].map((level) => [level, rows.find((row) => row.level === level)?.count ?? 0]),
  )
  return { about, count, levels, average: rows.reduce((sum, row) => sum + row.level * row.count, 0) / count }
}
