import { firstLanguage, languageOf, prefixOf, withoutPrefix, type Language } from '#app/i18n/language.ts'

export type TextSize = 'normal' | 'large' | 'larger'
export type Place = { language: Language; size: TextSize }

const sizeOf = (search: string): TextSize => {
  const size = new URLSearchParams(search).get('size')
  return size === 'large' || size === 'larger' ? size : 'normal'
}

/** Language and text size of an address: both live in the URL, so pages need no cookie and can be cached. */
export const placeOf = ({ pathname, search }: { pathname: string; search: string }): Place => ({
  language: languageOf(pathname),
  size: sizeOf(search),
})

/** The address of `to` (a path without language prefix) in the same language and text size. */
export function publicHref(to: string, { language, size }: Place): string {
  const url = new URL(to, 'http://localhost')
  if (size === 'normal') url.searchParams.delete('size')
  else url.searchParams.set('size', size)
  const path = `${prefixOf(language)}${url.pathname === '/' && language !== firstLanguage ? '' : url.pathname}`
  return `${path}${url.search}${url.hash}`
}

/** The page one is on, with its query, in another language or size. */
export const switched = (location: { pathname: string; search: string }, change: Partial<Place>): string =>
  publicHref(withoutPrefix(location.pathname) + location.search, { ...placeOf(location), ...change })
