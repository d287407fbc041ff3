const day = 24 * 60 * 60 * 1000

/** Whether `YYYY-MM-DD` names a day that exists. */
export function isCalendarDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
}

/**
 * Reads 开票日期 in the ways it is printed and typed (20240514, 2024-5-14, 2024/05/14, 2024年5月14日, with or
 * without a time) as `YYYY-MM-DD`; null when it names no day that exists.
 */
export function readIssueDate(text: string): string | null {
  const tidy = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim()
  const match =
    /^(\d{4})(\d{2})(\d{2})(?:\d{6}(?:\d{3})?)?$/.exec(tidy) ??
    /^(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})日?(?:[ T]?\d{1,2}:\d{2}.*)?$/.exec(tidy)
  const [, year = '', month = '', date = ''] = match ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isCalendarDate(iso) ? iso : null
}

/** The calendar day in Asia/Shanghai (no daylight saving since 1991) as `YYYY-MM-DD`. */
export const shanghaiDay = (now: Date) =>
  new Date(now.getTime() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10)

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / day)

/** The same day so many years earlier, 29 February becoming 28. */
export function yearsBefore(date: string, years: number): string {
  const earlier = `${String(Number(date.slice(0, 4)) - years).padStart(4, '0')}${date.slice(4)}`
  return isCalendarDate(earlier) ? earlier : `${earlier.slice(0, 8)}28`
}
