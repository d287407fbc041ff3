import type { LoaderFunctionArgs } from '@remix-run/node'
import { cacheableResponse } from '#app/http/cacheable-response.ts'
import { baseUrl } from '#app/http/base-url.ts'
import { languages, prefixOf } from '#app/i18n/language.ts'
import { privatePages } from '#app/routes/public/pages.ts'

/** What robots leave alone: the desk, the API, and everything that is one person's. */
export function loader({ request }: LoaderFunctionArgs) {
  const closed = [
    '/desk',
    '/api/',
    ...languages.flatMap((language) => privatePages.map((page) => `${prefixOf(language)}${page}`)),
  ]
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), '']
  const body = [...lines, `Sitemap: ${baseUrl()}/sitemap.xml`, ''].join('\n')
  return cacheableResponse(request, body, { type: 'text/plain' })
}
