import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import type { Context } from '#app/domain/ground/context.ts'
import {
  comingWindows,
  pastWindows,
  type PublicWindow,
} from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { affectedIn } from '#app/domain/incidents/maintenance/words.ts'
import { maintenanceUrl } from '#app/domain/delivery/links/links.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { prefixOf, type Language } from '#app/i18n/language.ts'
import { config } from '#app/platform/config.ts'
import { calendarDocument, utc } from './calendar-document.ts'
import { escapeText } from './content-line.ts'

const most = 100
const keptDays = 90

/** Maintenance windows as a calendar: all coming ones, and those that ended or were cancelled in the last ninety days. */
export async function readCalendar(ctx: Context, language: Language): Promise<string> {
  const from = new Date(ctx.now.getTime() - keptDays * dayMs)
  const [coming, past] = await Promise.all([
    comingWindows(ctx, language, most),
    pastWindows(ctx, language, { limit: most, from }),
  ])
  return toCalendar([...coming, ...past], language)
}

/** RFC 5545, with the names and intervals that calendar programs know beside it (RFC 7986 and Microsoft's). */
export function toCalendar(windows: readonly PublicWindow[], language: Language): string {
  const t = translator(language)
  const name = escapeText(t('outside.calendar', { product: t('product.name') }))
  return calendarDocument({
    about: 'Maintenance',
    language,
    properties: [
      `NAME:${name}`,
      `X-WR-CALNAME:${name}`,
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      `URL:${config().BASE_URL}${prefixOf(language)}/maintenance`,
    ],
    events: windows.flatMap((window) => event(window, language)),
  })
}

function event(window: PublicWindow, language: Language): string[] {
  const t = translator(language)
  const [latest] = window.updates
  const changedAt = latest && latest.at > window.createdAt ? latest.at : window.createdAt
  const url = maintenanceUrl(window.number, language)
  const description = [
    window.body.text,
    t('outside.affected', { names: affectedIn(window.components, language) }),
    latest?.text.text,
    url,
  ]
  return [
    'BEGIN:VEVENT',
    `UID:${window.id}@fapiao-desk`,
    `SEQUENCE:${window.version - 1}`,
    `DTSTAMP:${utc(changedAt)}`,
    `CREATED:${utc(window.createdAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `DTSTART:${utc(window.startsAt)}`,
    `DTEND:${utc(endOf(window))}`,
    `SUMMARY;LANGUAGE=${window.title.language}:${escapeText(window.title.text)}`,
    `DESCRIPTION:${escapeText(description.filter(Boolean).join('\n\n'))}`,
    `URL:${url}`,
    `STATUS:${window.cancelledAt ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** An event ends after its start (RFC 5545 §3.8.2.2): one that was over within a second has lasted one. */
const endOf = ({ startsAt, endsAt }: PublicWindow) =>
  utc(endsAt) > utc(startsAt) ? endsAt : new Date(startsAt.getTime() + 1000)
