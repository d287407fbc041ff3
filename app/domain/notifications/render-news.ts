import { announcement } from '#emails/announcement.ts'
import { incidentUpdate } from '#emails/incident-update.ts'
import { maintenanceUpdate } from '#emails/maintenance-update.ts'
import { toHtml } from '#app/domain/announcements/to-html.ts'
import { isOccasion } from '#app/domain/maintenance/window.ts'
import { affectedIn, sayingOf, windowTimes } from '#app/domain/maintenance/words.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { TemplateUse } from '#app/platform/provider.ts'
import { personalHook } from './fill-hook.ts'
import { fill, type Job, type Rendered, type Sheet } from './fill.ts'
import { languageOf, newsOf, textIn } from './incident-news.ts'
import { announcementUrl, incidentUrl, maintenanceUrl, trackUrl, unsubscribeUrl } from './links.ts'

/** Stand in a shared text where each reader's own links go; nothing a person writes contains them. */
const linkMark = 'https://link.invalid/￼own￼'
const endMark = 'https://link.invalid/￼end￼'

type NewsName = 'incident-update' | 'maintenance-update' | 'announcement'
type Shared = { make: (unsubscribe: string | undefined) => Rendered; url: string }

export const isNews = (message: string): message is NewsName => message in renderers

/**
 * News to many: the text is made once a notice and language, each reader's own links are put in. Who gets it as a
 * subscriber can end that from the message, in mail programs with one click (RFC 8058).
 */
export function renderNews(job: Job): Rendered | null {
  const { notice, row, language, channel } = job
  if (!isNews(notice.message)) return null
  const news = renderers[notice.message](job)
  if (!news) return null
  const subscriber = row.ticketId ? undefined : subscriberOf(job)

  const key = `${notice.id}:${language}:${subscriber ? 'subscriber' : 'reporter'}`
  const shared = job.shared.get(key) ?? news.make(subscriber ? endMark : undefined)
  job.shared.set(key, shared)

  const own = row.ticketId ? trackUrl(row.ticketId, language, notice.createdAt) : news.url
  const end = subscriber ? unsubscribeUrl(subscriber.id, language, notice.createdAt) : ''
  const personal = (text: string) => text.replaceAll(linkMark, own).replaceAll(endMark, end)
  return {
    text: personal(shared.text),
    ...(shared.subject === undefined ? {} : { subject: shared.subject }),
    ...(shared.html === undefined ? {} : { html: personal(shared.html) }),
    ...personalHook(shared, personal),
    ...(shared.template ? { template: personalTemplate(shared.template, personal) } : {}),
    ...(subscriber && channel === 'email'
      ? {
          headers: {
            'List-Unsubscribe': `<${end}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        }
      : {}),
  }
}

/** The news as anybody may read it, leading to its public page; null for what is no news. */
export function newsForAll(job: Sheet): Rendered | null {
  const { message } = job.notice
  const news = isNews(message) ? renderers[message](job) : null
  if (!news) return null
  const shared = news.make(undefined)
  const toPage = (text: string) => text.replaceAll(linkMark, news.url)
  return { ...shared, text: toPage(shared.text), ...personalHook(shared, toPage) }
}

const personalTemplate = (
  { names, params }: TemplateUse,
  personal: (text: string) => string,
): TemplateUse => ({
  names,
  params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, personal(value)])),
})

/** Whose subscription a row of news is for. */
export const subscriberOf = ({ channel, row, material }: Pick<Job, 'channel' | 'row' | 'material'>) =>
  material.subscribers.get(`${channel}:${row.recipient}`)

const renderers: Record<NewsName, (job: Sheet) => Shared | null> = {
  'incident-update': ofIncident,
  'maintenance-update': ofMaintenance,
  announcement: ofAnnouncement,
}

function ofIncident(job: Sheet): Shared | null {
  const { notice, language, material } = job
  const update = material.updates.get(notice.subjectId)
  const incident = update && material.incidents.get(update.incidentId)
  if (!update || !incident) return null
  return {
    make: (unsubscribe) =>
      fill(incidentUpdate, job, {
        ...newsOf(incident, material.stages.get(incident.id) ?? [], update, language, linkMark),
        unsubscribeUrl: unsubscribe,
      }),
    url: incidentUrl(incident.number, language),
  }
}

function ofMaintenance(job: Sheet): Shared | null {
  const { notice, language, material } = job
  const update = material.windowUpdates.get(notice.subjectId)
  const window = update && material.windows.get(update.windowId)
  if (!update || !window) return null
  const said = update.body ?? window.body
  const sentence = sayingOf(window, update, language)
  const words = textIn(said, language)
  return {
    make: (unsubscribe) =>
      fill(maintenanceUpdate, job, {
        occasion: isOccasion(update.occasion) ? update.occasion : 'word',
        title: textIn(window.title, language),
        window: windowTimes(window.startsAt, window.endsAt),
        formerWindow:
          update.formerStartsAt && update.formerEndsAt
            ? windowTimes(update.formerStartsAt, update.formerEndsAt)
            : null,
        sentence,
        affected: affectedIn(window.components, language),
        body: words,
        bodyHtml: toHtml(words),
        bodyLanguage: languageOf(said, language),
        url: linkMark,
        unsubscribeUrl: unsubscribe,
      }),
    url: maintenanceUrl(window.number, language),
  }
}

function ofAnnouncement(job: Sheet): Shared | null {
  const { notice, language, material } = job
  const row = material.announcements.get(notice.subjectId)
  if (!row) return null
  const body = textIn(row.body, language)
  return {
    make: (unsubscribe) =>
      fill(announcement, job, {
        kind: translator(language)(`announcement.kind.${row.kind}`),
        title: textIn(row.title, language),
        body,
        bodyHtml: toHtml(body),
        bodyLanguage: languageOf(row.body, language),
        url: linkMark,
        unsubscribeUrl: unsubscribe,
      }),
    url: announcementUrl(row.number, language),
  }
}
