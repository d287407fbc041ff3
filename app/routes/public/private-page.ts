import type { HeadersFunction } from '@remix-run/node'

/** For pages of one person: kept by nobody on the way. */
export const privatePage: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' })

/** For pages with a form's key: not shared, but going back finds what was typed. */
export const formPage: HeadersFunction = () => ({ 'Cache-Control': 'private, no-cache' })
