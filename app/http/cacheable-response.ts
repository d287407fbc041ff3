import { createHash } from 'node:crypto'
import { sharedCacheControl } from '#app/http/page-cache/copies.ts'
import { isSeen } from '#app/http/page-cache/document.ts'
import { validUntilHeader } from '#app/http/security-headers.ts'
import { languageOr, type Language } from '#app/i18n/language.ts'

type Shared = {
  type: string
  /** When what it says would change by itself. */
  validUntil?: Date | null
  /** May pages and programs of other origins read it? */
  anywhere?: boolean
}

/** An answer that is the same for everybody: kept for moments on the way, and 304 for who has it already. */
export function cacheableResponse(
  request: Request,
  body: string,
  { type, validUntil, anywhere }: Shared,
): Response {
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`
  const headers = {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': sharedCacheControl,
    ETag: etag,
    ...(anywhere ? readableAnywhere : {}),
    ...(validUntil ? { [validUntilHeader]: validUntil.toISOString() } : {}),
  }
  const seen = request.headers.get('If-None-Match')
  if (seen !== null && isSeen(seen, etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}

export const readableAnywhere = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag',
}

/** A browser asks first when a program sends headers of its own. */
export const answerPreflight = () =>
  new Response(null, {
    status: 204,
    headers: {
      ...readableAnywhere,
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Headers': 'If-None-Match, Cache-Control',
      'Access-Control-Max-Age': '86400',
    },
  })

/** `?lang=`, where an address has no language prefix; Chinese by default. */
export function wantedLanguage(request: Request): Language {
  const wanted = new URL(request.url).searchParams.get('lang')
  return languageOr(wanted)
}
