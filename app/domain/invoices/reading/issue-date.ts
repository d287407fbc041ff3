import { bare, plainSpelling } from './spelling.ts'

const day = 24 * 60 * 60 * 1000

/** Whether `YYYY-MM-DD` names a day that exists. */
export function isCalendarDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
}

const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2}(?:\d{3})?)?)?$/
const separated =
  /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号號]?(?:[ T]*(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/i
/** Of two digits only with its 年: `24-11-17` may be the 24th as well. Earlier and later ones may count from 1912. */
const shortYear = /^([1-4]\d) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号號]?$/

/**
 * Reads 开票日期 in the ways it is printed and typed (20240514, 2024-5-14, 2024/05/14, 2024年5月14日, with or
 * without a time) as `YYYY-MM-DD`; null when it names no day that exists, or may name two (`11/05/2024`). A time with
 * its zone is the day in Beijing.
 */
export function readIssueDate(text: string): string | null {
  const tidy = bare(plainSpelling(text)).replace(/\s+/g, ' ')
  const match = compact.exec(tidy) ?? separated.exec(tidy)
  const [, year = '', month = '', date = '', time, zone] = match ?? withCentury(shortYear.exec(tidy))
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (!isCalendarDate(iso)) return null
  return zone && time ? inBeijing(iso, time, zone) : iso
}

const withCentury = (match: RegExpExecArray | null): string[] =>
  match ? ['', `20${match[1]}`, match[2] ?? '', match[3] ?? ''] : []

const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

function inBeijing(iso: string, time: string, zone: string): string | null {
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  const moment = new Date(`${iso}T${time.padStart(5, '0').replace(/\..*/, '')}${offset}`)
  return Number.isNaN(moment.getTime()) ? null : days.format(moment)
}

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / day)

/** The same day so many years earlier, 29 February becoming 28. */
export function yearsBefore(date: string, years: number): string {
  const earlier = `${String(Number(date.slice(0, 4)) - years).padStart(4, '0')}${date.slice(4)}`
  return isCalendarDate(earlier) ? earlier : `${earlier.slice(0, 8)}28`
}
