import { translator } from '#app/i18n/catalogue.ts'
import { languageFacts, type Language } from '#app/i18n/language.ts'

const timeZone = 'Asia/Shanghai'
const minuteMs = 60_000

/** What a loader sends and what the domain has: a Date, or its JSON form. */
export type Moment = Date | string

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options })
  formatters.set(key, known)
  return known
}

/** The calendar day in Asia/Shanghai, as YYYY-MM-DD. */
export const dayOf = (at: Moment) =>
  formatter('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at))

const daysBetween = (from: Moment, to: Moment) =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / (24 * 60 * minuteMs))

/** 18:30, on a 24-hour clock. */
export const formatTime = (at: Moment) =>
  formatter('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))

/** 2026-11-22 18:35: for what is kept, where “today” would grow wrong. */
export const formatStamp = (at: Moment) => `${dayOf(at)} ${formatTime(at)}`

/** 11月24日; the year is said when it is not that of `now`. */
export function formatDate(at: Moment, now: Moment, language: Language): string {
  const year = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4) ? undefined : 'numeric'
  const { locale, month } = languageFacts[language]
  return formatter(locale, { year, month, day: 'numeric' }).format(new Date(at))
}

/** 2026年11月, November 2026; from `YYYY-MM`. */
export const formatMonth = (month: string, language: Language) =>
  formatter(languageFacts[language].locale, { year: 'numeric', month: 'long' }).format(
    new Date(`${month}-15T12:00:00Z`),
  )

/** 今天, 明天, 昨天, otherwise the date. */
export function formatDay(at: Moment, now: Moment, language: Language): string {
  const t = translator(language)
  const days = daysBetween(now, at)
  if (days === 0) return t('time.today')
  if (days === 1) return t('time.tomorrow')
  if (days === -1) return t('time.yesterday')
  return formatDate(at, now, language)
}

/** 今天 18:30. */
export const formatMoment = (at: Moment, now: Moment, language: Language) =>
  translator(language)('time.moment', { day: formatDay(at, now, language), time: formatTime(at) })

/** 11月24日 18:30: for what is read somewhere else and later (messages, paper), where “today” would be another day. */
export const formatDated = (at: Moment, now: Moment, language: Language) =>
  translator(language)('time.moment', { day: formatDate(at, now, language), time: formatTime(at) })

/** 今天 18:30 前. Midnight is 23:59 of the day that ends: nobody has to ask which night is meant. */
export const formatDeadline = (at: Moment, now: Moment, language: Language) =>
  deadlineIn(formatMoment, at, now, language)

/** The same for paper: 11月24日 18:30 前. */
export const formatDatedDeadline = (at: Moment, now: Moment, language: Language) =>
  deadlineIn(formatDated, at, now, language)

function deadlineIn(format: typeof formatMoment, at: Moment, now: Moment, language: Language): string {
  const due = new Date(at)
  const said = formatTime(due) === '00:00' ? new Date(due.getTime() - minuteMs) : due
  return translator(language)('time.by', { moment: format(said, now, language) })
}

/** 2 小时 15 分, 45 分钟, 3 天 4 小时. */
export function formatDuration(minutes: number, language: Language): string {
  const t = translator(language)
  const total = Math.max(0, Math.round(minutes))
  const days = total >= 48 * 60 ? Math.floor(total / (24 * 60)) : 0
  const hours = Math.floor((total - days * 24 * 60) / 60)
  const rest = total % 60
  if (days > 0) return hours > 0 ? t('time.daysHours', { days, hours }) : t('time.days', { days })
  if (hours > 0)
    return rest > 0 ? t('time.hoursMinutes', { hours, minutes: rest }) : t('time.hours', { hours })
  return t('time.minutes', { minutes: rest })
}

/** 5 分钟前, 还有 2 小时, 刚刚. For pages that are not cached: the words age. */
export function formatRelative(at: Moment, now: Moment, language: Language): string {
  const t = translator(language)
  const minutes = (new Date(at).getTime() - new Date(now).getTime()) / minuteMs
  if (Math.abs(minutes) < 1) return t('time.justNow')
  const duration = formatDuration(Math.abs(minutes), language)
  return minutes < 0 ? t('time.ago', { duration }) : t('time.left', { duration })
}

/** 2,143 */
export const formatNumber = (value: number, language: Language) =>
  new Intl.NumberFormat(languageFacts[language].locale).format(value)

/** 2.3 MB, from bytes. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
