import { and, desc, gte, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { incidents } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { pastWindows, type PublicWindow } from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { translatedText, type TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import { dayOf, startOfDay } from '#app/domain/ground/beijing-time.ts'
import type { Language } from '#app/i18n/language.ts'

export type PastIncident = {
  number: string
  title: TranslatedText
  severity: number
  status: string
  startedAt: Date
  resolvedAt: Date | null
}
export type History = {
  /** YYYY-MM, a month in Asia/Shanghai. */
  month: string
  incidents: PastIncident[]
  maintenance: PublicWindow[]
  older: string | null
  newer: string | null
}

const monthPattern = /^20\d\d-(0[1-9]|1[0-2])$/
const monthOf = (at: Date) => dayOf(at).slice(0, 7)
const mostAMonth = 200

/** What was published in a month, the newest first. Throws notFound for what is no month or has not begun. */
export async function showHistory(ctx: Context, language: Language, wanted?: string): Promise<History> {
  const current = monthOf(ctx.now)
  const month = wanted ?? current
  ensure(monthPattern.test(month) && month <= current, notFound)
  const from = firstOf(month)
  const until = firstOf(following(month))
  const rows = await ctx.db
    .select()
    .from(incidents)
    .where(
      and(
        isNotNull(incidents.publishedAt),
        isNull(incidents.drillSince),
        gte(incidents.declaredAt, from),
        lt(incidents.declaredAt, until),
      ),
    )
    .orderBy(desc(incidents.declaredAt))
    .limit(mostAMonth)
  const windows = await pastWindows(ctx, language, { from, until, limit: mostAMonth })
  return {
    month,
    incidents: rows.map((row) => ({
      number: row.number,
      title: translatedText(row.title, language),
      severity: row.severity,
      status: row.publicStatus,
      startedAt: row.declaredAt,
      resolvedAt: row.resolvedAt,
    })),
    maintenance: windows.filter(({ startsAt }) => monthOf(startsAt) === month),
    older: await monthBefore(ctx, from),
    newer: month < current ? following(month) : null,
  }
}

/** The latest month before this one in which anything happened: nobody has to page through empty years. */
async function monthBefore(ctx: Context, from: Date): Promise<string | null> {
  const [row] = await ctx.db.execute<{ at: string | null }>(sql`
    select greatest(
      (select max(declared_at) from incidents
        where published_at is not null and drill_since is null and declared_at < ${from.toISOString()}::timestamptz),
      (select max(coalesce(started_at, starts_at)) from maintenance_windows
        where coalesce(started_at, starts_at) < ${from.toISOString()}::timestamptz)) as at`)
  return row?.at ? monthOf(new Date(row.at)) : null
}

const firstOf = (month: string) => startOfDay(`${month}-01`)

export function following(month: string): string {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return index === 12 ? `${year + 1}-01` : `${year}-${String(index + 1).padStart(2, '0')}`
}
