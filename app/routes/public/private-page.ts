import type { HeadersFunction } from '@remix-run/node'

/** For pages of one person: kept by nobody on the way, and listed by no search engine. */
export const privatePage: HeadersFunction = () => ({
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex',
})

/** For pages with a form's key: not shared, but going back finds what was typed. */
export const formPage: HeadersFunction = () => ({ 'Cache-Control': 'private, no-cache' })
