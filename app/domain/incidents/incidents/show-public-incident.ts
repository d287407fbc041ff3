import { dayMs, hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { translatedText, type TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { incidents, incidentUpdates } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import {
  comingWindows,
  type PublicWindow,
} from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import type { Language } from '#app/i18n/language.ts'
import { correctionOf, correctionsOf } from './corrections.ts'
import { findIncident, stagesOf, type Incident, type StageRow } from './incident.ts'
import { openPublicIncidents } from './open-incidents.ts'

export type PublicStage = {
  key: string
  name: TranslatedText
  plannedMinutes: number
  startedAt: Date | null
  completedAt: Date | null
  skippedAt: Date | null
  dueAt: Date
}
export type PublicUpdate = {
  seq: number
  status: string
  body: TranslatedText
  at: Date
  /** The published update that it sets right. */
  corrects: { seq: number; at: Date } | null
  /** What set it right, the newest. */
  correctedBy: { seq: number; at: Date } | null
}
export type PublicIncident = {
  number: string
  title: TranslatedText
  severity: number
  status: string
  components: string[]
  componentStates: Record<string, string>
  workaround: TranslatedText | null
  relief: TranslatedText | null
  estimate: { taxpayers: number | null; invoices: number | null; at: Date } | null
  startedAt: Date
  resolvedAt: Date | null
  /** null also while the cause is sought: a sum of planned stages is no expectation. */
  eta: Date | null
  nextUpdateAt: Date | null
  lastUpdateAt: Date | null
  stages: PublicStage[]
  updates: PublicUpdate[]
}

export type FrontPage = {
  incidents: PublicIncident[]
  maintenance: PublicWindow[]
}

/** What stands at the top of the public pages: picked fields only, everything here is for everybody. */
export async function showFrontPage(ctx: Context, language: Language): Promise<FrontPage> {
  const open = await openPublicIncidents(ctx)
  const shown = await Promise.all(open.map((incident) => toPublic(ctx, incident, language, 3)))
  const soon = new Date(ctx.now.getTime() + announcedDaysAhead * dayMs)
  const maintenance = (await comingWindows(ctx, language, 5)).filter(({ startsAt }) => startsAt <= soon)
  return { incidents: shown, maintenance }
}

export type RecoveredIncident = { number: string; title: TranslatedText; resolvedAt: Date }

/** For so long a recovery stands on the front page: who came before finds a word. */
export const recoveredHours = 48

/** Incidents that recovered lately, the latest first. */
export async function recentlyRecovered(ctx: Context, language: Language): Promise<RecoveredIncident[]> {
  const since = new Date(ctx.now.getTime() - recoveredHours * hourMs)
  const past = await pastPublicIncidents(ctx, 5)
  return past.flatMap((incident) => {
    const recovered = recoveredIn(incident, language)
    return recovered && recovered.resolvedAt > since ? [recovered] : []
  })
}

/** An incident that is over, for who follows an old link to it; null where it is unknown, not public or open. */
export async function findRecovered(
  ctx: Context,
  number: string,
  language: Language,
): Promise<RecoveredIncident | null> {
  const [incident] = await ctx.db
    .select()
    .from(incidents)
    .where(and(eq(incidents.number, number), isNotNull(incidents.publishedAt), isNull(incidents.drillSince)))
  return incident ? recoveredIn(incident, language) : null
}

const recoveredIn = ({ number, title, resolvedAt }: Incident, language: Language) =>
  resolvedAt && { number, title: translatedText(title, language), resolvedAt }

/** Later windows stand on the maintenance page only. */
export const announcedDaysAhead = 14

/** One incident for everybody. Not published yet, or a drill: it does not exist. */
export async function showPublicIncident(
  ctx: Context,
  number: string,
  language: Language,
): Promise<PublicIncident> {
  const incident = await findIncident(ctx, number)
  ensure(incident.publishedAt !== null && incident.drillSince === null, notFound)
  return toPublic(ctx, incident, language)
}

/** The post-mortem of an incident, as last published. Throws notFound where there is none (yet). */
export async function showPostmortem(
  ctx: Context,
  number: string,
  language: Language,
): Promise<{ incident: PublicIncident; report: PublicUpdate }> {
  const incident = await showPublicIncident(ctx, number, language)
  const report = incident.updates.find(({ status, correctedBy }) => status === 'postmortem' && !correctedBy)
  if (!report) throw notFound()
  return { incident, report }
}

export async function toPublic(
  ctx: Context,
  incident: Incident,
  language: Language,
  newest = 200,
): Promise<PublicIncident> {
  const [stages, updates, corrections] = await Promise.all([
    stagesOf(ctx, incident.id),
    ctx.db
      .select()
      .from(incidentUpdates)
      .where(and(eq(incidentUpdates.incidentId, incident.id), isNotNull(incidentUpdates.publishedAt)))
      .orderBy(desc(incidentUpdates.displayAt), desc(incidentUpdates.seq))
      .limit(newest),
    correctionsOf(ctx, incident.id),
  ])
  const text = (value: Incident['title']): TranslatedText => translatedText(value, language)
  return {
    number: incident.number,
    title: text(incident.title),
    severity: incident.severity,
    status: incident.publicStatus,
    components: incident.components,
    componentStates: incident.componentStates,
    workaround: incident.workaround ? text(incident.workaround) : null,
    relief: incident.relief ? text(incident.relief) : null,
    estimate: incident.estimate
      ? {
          taxpayers: incident.estimate.taxpayers ?? null,
          invoices: incident.estimate.invoices ?? null,
          at: new Date(incident.estimate.at),
        }
      : null,
    startedAt: incident.declaredAt,
    resolvedAt: incident.resolvedAt,
    eta: incident.publicStatus === 'investigating' ? null : incident.eta,
    nextUpdateAt: incident.nextUpdateAt,
    lastUpdateAt: updates[0]?.displayAt ?? null,
    stages: stages.map((stage) => publicStage(stage, language)),
    updates: updates.map((update) => ({
      seq: update.seq ?? 0,
      status: update.status,
      body: text(update.body),
      at: update.displayAt ?? incident.declaredAt,
      ...correctionOf(update.id, corrections),
    })),
  }
}

const publicStage = (stage: StageRow, language: Language): PublicStage => ({
  key: stage.key,
  name: translatedText(stage.name, language),
  plannedMinutes: stage.plannedMinutes + stage.extendedMinutes,
  startedAt: stage.startedAt,
  completedAt: stage.completedAt,
  skippedAt: stage.skippedAt,
  dueAt: stage.dueAt,
})

/** Incidents published and over, newest first: the short list under the current state. */
export const pastPublicIncidents = (ctx: Context, limit = 10): Promise<Incident[]> =>
  ctx.db
    .select()
    .from(incidents)
    .where(
      and(isNotNull(incidents.publishedAt), isNotNull(incidents.resolvedAt), isNull(incidents.drillSince)),
    )
    .orderBy(desc(incidents.resolvedAt))
    .limit(limit)
