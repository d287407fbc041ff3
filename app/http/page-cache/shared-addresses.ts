import { languages, prefixPattern } from '#app/i18n/language.ts'

/**
 * What is the same for everybody and may therefore be kept as a copy. A page with a form's key or a person's data
 * must never be among them; a route that answers `no-store` or `private`, or sets a cookie, is not kept in any case.
 *
 * `query` names the parameters that belong to the address, each with the values it may have: an address with any
 * other parameter is not a shared one. The language prefix and `?size=` go with every page.
 */
export type SharedAddress = {
  kind: 'page' | 'data'
  path: RegExp
  query: Readonly<Record<string, RegExp>>
}

const name = '[\\w-]{1,80}'

const page = (path: string, query: Record<string, RegExp> = {}): SharedAddress => ({
  kind: 'page',
  path: new RegExp(`^${prefixPattern}${path}$`),
  query: { size: /^larger?$/, ...query },
})
/** What programs read: also from other sites, so it may be embedded there. */
const data = (path: string, query: Record<string, RegExp> = {}): SharedAddress => ({
  kind: 'data',
  path: new RegExp(`^${prefixPattern}${path}$`),
  query,
})
/** The answers of the self-check, and the day on which they were given. */
const checked = { a: /^\w{1,20}(?:\.\w{1,20}){0,11}$/, on: /^\d{4}-\d\d-\d\d$/ }
/** Statuspage's interface has no language prefix: programs name the language. */
const inLanguage = { lang: new RegExp(`^(?:${languages.join('|')})$`) }

export const sharedAddresses: readonly SharedAddress[] = [
  page(''),
  page('/check', checked),
  page('/check/reminder\\.ics', checked),
  page(`/incidents/${name}`),
  page(`/incidents/${name}/postmortem`),
  page('/history(?:/\\d{4}-\\d{2})?'),
  page('/maintenance'),
  page(`/maintenance/${name}`),
  page('/announcements'),
  page(`/announcements/${name}`),
  page('/help'),
  page(`/help/${name}`),
  page('/contact'),
  page('/privacy'),
  data(`/api/v2/(?:${name}/)?${name}\\.json`, inLanguage),
  data('/api/v1/openapi\\.json'),
  data('/feed\\.(?:atom|rss|json)'),
  data('/maintenance\\.ics'),
  data('/badge\\.svg', inLanguage),
  data('/sitemap\\.xml'),
  data('/robots\\.txt'),
]

const longestUrl = 400

/** The shared address behind a request's URL, and the one spelling under which its copy is kept; null for all others. */
export function sharedAddress(url: string): { key: string; kind: SharedAddress['kind'] } | null {
  if (url.length > longestUrl) return null
  const [given = '', query = ''] = url.split('?', 2)
  const path = given === '/' ? '' : given.replace(/\/$/, '')
  const found = sharedAddresses.find((address) => address.path.test(path))
  if (!found) return null
  const search = canonicalQuery(query, found)
  return search === null ? null : { key: (path || '/') + search, kind: found.kind }
}

/** Parameters that some page reads: an address with one that its own page does not share is not cached. */
const read = /^(?:a|after|asked|cause|data|done|incident|index|kind|on|pick|q|saved|size|thanks|version|_.*)$/

/**
 * In the order of their names, so that two orders are one copy. What no page reads (`from`, `utm_source` and the like
 * that links pick up on their way) makes no page of its own; programs' addresses have nothing unknown.
 */
function canonicalQuery(query: string, { kind, query: allowed }: SharedAddress): string | null {
  if (query === '') return ''
  // A name that every object has (`__proto__`) is no parameter of ours.
  const valuesOf = (key: string) => (Object.hasOwn(allowed, key) ? allowed[key] : undefined)
  const given = [...new URLSearchParams(query)].filter(
    ([key]) => kind === 'data' || valuesOf(key) !== undefined || read.test(key),
  )
  const names = new Set(given.map(([key]) => key))
  const isKnown = names.size === given.length && given.every(([key, value]) => valuesOf(key)?.test(value))
  if (!isKnown) return null
  if (given.length === 0) return ''
  return `?${given
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('&')}`
}
