import { and, eq, inArray, max } from 'drizzle-orm'
import { events } from '#db/schema/index.ts'
import {
  newestAnnouncements,
  nextAnnouncementChange,
  type PublicAnnouncement,
} from '#app/domain/public/announcements/show-announcements.ts'
import { toHtml } from '#app/domain/ground/markdown/to-html.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { textIn, translatedText, type TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import type { Occasion } from '#app/domain/ground/vocabulary/maintenance-words.ts'
import { isIncidentStatus } from '#app/domain/ground/vocabulary/incident-words.ts'
import type { PublicWindow } from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { keepsPlan } from '#app/domain/incidents/maintenance/times.ts'
import { windowTimes } from '#app/domain/incidents/maintenance/words.ts'
import { announcementUrl, incidentUrl, maintenanceUrl } from '#app/domain/delivery/links/links.ts'
import { readStatus, type IncidentRead } from '#app/domain/public/status/read-status.ts'
import { toldUpdates } from '#app/domain/public/status/told-updates.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'

export type Entry = {
  /** Stable for ever, and another in each language: it is another text. */
  id: string
  title: string
  url: string
  html: string
  publishedAt: Date
  changedAt: Date
}
export type News = {
  entries: Entry[]
  changedAt: Date
  /** When something is added by itself. */
  validUntil: Date | null
}

const newest = 50

/** The newest fifty of what was published of incidents and maintenance and of announcements, the latest first. */
export async function readNews(ctx: Context, language: Language): Promise<News> {
  const { incidents, windows, changedAt } = await readStatus(ctx, language)
  const announced = await newestAnnouncements(ctx, language, newest)
  const edits = await lastEdits(ctx, announced)
  const entries = [
    ...incidents.flatMap((read) => ofIncident(read, language)),
    ...windows.flatMap((window) => ofWindow(window, language)),
    ...announced.map((item) => ofAnnouncement(item, edits.get(item.id), language)),
  ]
  entries.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1))
  return { entries: entries.slice(0, newest), changedAt, validUntil: await nextAnnouncementChange(ctx) }
}

function ofIncident(read: IncidentRead, language: Language): Entry[] {
  const t = translator(language)
  const { incident } = read
  return toldUpdates(read).map(({ update, body, corrected, displayAt, changedAt }) => {
    const status = isIncidentStatus(update.status) ? update.status : 'investigating'
    const title = textIn(incident.title, language)
    return {
      id: idOf(update.id, language),
      title: t('outside.entry', { status: t(`status.${status}`), title }),
      url: incidentUrl(incident.number, language),
      html: htmlOf(
        translatedText(body, language),
        language,
        corrected ? t('outside.corrected', { text: '' }).trim() : null,
      ),
      publishedAt: displayAt,
      changedAt,
    }
  })
}

/** With these a real time takes the place of a planned one. */
const realMoments = new Set<string>(['started', 'completed', 'cancelled'] satisfies Occasion[])

function ofWindow(window: PublicWindow, language: Language): Entry[] {
  const t = translator(language)
  const titled = (state: string) => t('outside.entry', { status: state, title: window.title.text })
  const times = windowTimes(window.startsAt, window.endsAt)
  const shared = { url: maintenanceUrl(window.number, language) }
  // Each entry names the times: a new time changes them all, be it planned or real.
  const keeps = keepsPlan(window, window.planned)
  const moved = window.updates.find(
    ({ occasion }) => occasion === 'rescheduled' || (!keeps && realMoments.has(occasion)),
  )?.at
  const changedSince = (at: Date) => (moved && moved > at ? moved : at)
  const announced: Entry = {
    ...shared,
    id: idOf(window.id, language),
    title: titled(t('maintenance.state.scheduled')),
    html: htmlOf(window.body, language, t('outside.window', { times })),
    publishedAt: window.createdAt,
    changedAt: changedSince(window.createdAt),
  }
  const updates = window.updates.map(({ id, text, at, occasion }) => ({
    ...shared,
    id: idOf(id, language),
    title: titled(t(`maintenance.occasion.${occasion}`)),
    html: htmlOf(text, language, t('outside.window', { times })),
    publishedAt: at,
    changedAt: changedSince(at),
  }))
  return [...updates, announced]
}

function ofAnnouncement(
  { id, number, kind, title, body, startsAt }: PublicAnnouncement,
  editedAt: Date | undefined,
  language: Language,
): Entry {
  const t = translator(language)
  return {
    id: idOf(id, language),
    title: t('outside.entry', { status: t(`announcement.kind.${kind}`), title: title.text }),
    url: announcementUrl(number, language),
    html: htmlOf(body, language, null),
    publishedAt: startsAt,
    changedAt: editedAt && editedAt > startsAt ? editedAt : startsAt,
  }
}

/** When announcements were last edited, by their ids, as the history has it. */
async function lastEdits(ctx: Context, edited: ReadonlyArray<{ id: string }>): Promise<Map<string, Date>> {
  if (edited.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: events.subjectId, at: max(events.at) })
    .from(events)
    .where(
      and(
        eq(events.subjectType, 'announcement'),
        eq(events.action, 'announcement.edited'),
        inArray(
          events.subjectId,
          edited.map(({ id }) => id),
        ),
      ),
    )
    .groupBy(events.subjectId)
  return new Map(rows.flatMap(({ id, at }) => (id && at ? [[id, at] as const] : [])))
}

const idOf = (id: string, language: Language) => `urn:fapiao-desk:news:${language}:${id}`

/** The whole text, safe, and marked where it is in another language than its reader's. */
function htmlOf({ text, language }: TranslatedText, own: Language, before: string | null): string {
  const t = translator(own)
  const html = toHtml(text)
  const lead = before ? toHtml(before) : ''
  return language === own
    ? `${lead}${html}`
    : `${lead}<p>${t('text.inOther')}</p><div lang="${language}">${html}</div>`
}
