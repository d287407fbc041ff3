import type { Language } from '#app/i18n/language.ts'
import { contentLine } from './content-line.ts'

type Contents = {
  /** What the calendar is of, for its PRODID. */
  about: string
  language: Language
  /** Properties of the calendar itself. */
  properties?: readonly string[]
  events: readonly string[]
}

/** A calendar of RFC 5545 in the time of Beijing, its lines folded. */
export function calendarDocument({ about, language, properties = [], events }: Contents): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Fapiao Desk//${about}//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'X-WR-TIMEZONE:Asia/Shanghai',
    ...properties,
    ...zone,
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map(contentLine).join('')
}

/** A calendar must hold something: with no event it is the zone that people here live in. */
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** 20260302T140000Z */
export const utc = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
