import { and, desc, eq, isNotNull, isNull, lte, max, sql } from 'drizzle-orm'
import {
  announcements,
  articles,
  articleVersions,
  incidents,
  incidentUpdates,
  maintenanceUpdates,
  maintenanceWindows,
} from '#db/schema/index.ts'
import { actualStart } from '#app/domain/incidents/maintenance/times.ts'
import type { Context } from '#app/domain/ground/context.ts'

/** A public page of one thing: its path without language prefix, and when it changed last. */
export type Thing = { path: string; changedAt: Date }

/** A sitemap holds 50,000 addresses at most; older things are found from the pages of months. */
const most = 2000

/** Everything that has a public page of its own, the newest of each kind. */
export async function publicThings(ctx: Context): Promise<Thing[]> {
  const all = await Promise.all([
    incidentPages(ctx),
    maintenancePages(ctx),
    announcementPages(ctx),
    articlePages(ctx),
  ])
  return all.flat()
}

async function incidentPages({ db }: Context): Promise<Thing[]> {
  const rows = await db
    .select({
      number: incidents.number,
      changedAt: max(incidentUpdates.publishedAt),
      reviewed: sql<boolean>`bool_or(${incidentUpdates.status} = 'postmortem')`,
    })
    .from(incidents)
    .innerJoin(incidentUpdates, eq(incidentUpdates.incidentId, incidents.id))
    .where(
      and(
        isNotNull(incidents.publishedAt),
        isNull(incidents.drillSince),
        isNotNull(incidentUpdates.publishedAt),
      ),
    )
    .groupBy(incidents.id)
    .orderBy(desc(incidents.declaredAt))
    .limit(most)
  return rows.flatMap(({ number, changedAt, reviewed }) => {
    const page = { path: `/incidents/${number}`, changedAt: changedAt ?? new Date(0) }
    return reviewed ? [page, { ...page, path: `${page.path}/postmortem` }] : [page]
  })
}

async function maintenancePages({ db }: Context): Promise<Thing[]> {
  const rows = await db
    .select({
      number: maintenanceWindows.number,
      createdAt: maintenanceWindows.createdAt,
      changedAt: max(maintenanceUpdates.publishedAt),
    })
    .from(maintenanceWindows)
    .leftJoin(maintenanceUpdates, eq(maintenanceUpdates.windowId, maintenanceWindows.id))
    .groupBy(maintenanceWindows.id)
    .orderBy(desc(actualStart))
    .limit(most)
  return rows.map(({ number, createdAt, changedAt }) => ({
    path: `/maintenance/${number}`,
    changedAt: changedAt ?? createdAt,
  }))
}

async function announcementPages({ db, now }: Context): Promise<Thing[]> {
  const { number, publishedAt, withdrawnAt, startsAt } = announcements
  const rows = await db
    .select({ number, changedAt: startsAt })
    .from(announcements)
    .where(and(isNotNull(publishedAt), isNull(withdrawnAt), lte(startsAt, now)))
    .orderBy(desc(startsAt))
    .limit(most)
  return rows.map(({ changedAt, ...row }) => ({ path: `/announcements/${row.number}`, changedAt }))
}

async function articlePages({ db }: Context): Promise<Thing[]> {
  const rows = await db
    .select({ slug: articles.slug, changedAt: articleVersions.createdAt })
    .from(articles)
    .innerJoin(
      articleVersions,
      and(eq(articleVersions.articleId, articles.id), eq(articleVersions.version, articles.currentVersion)),
    )
    .where(
      and(eq(articles.audience, 'public'), isNotNull(articles.publishedAt), isNull(articles.withdrawnAt)),
    )
    .orderBy(articles.position)
    .limit(most)
  return rows.map(({ slug, changedAt }) => ({ path: `/help/${slug}`, changedAt }))
}
