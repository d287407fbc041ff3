import type { LoaderFunctionArgs } from '@remix-run/node'
import { sharedAnswer } from '#app/http/shared-answer.ts'
import { siteAddress } from '#app/http/site.ts'
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
  const body = [...lines, `Sitemap: ${siteAddress()}/sitemap.xml`, ''].join('\n')
  return sharedAnswer(request, body, { type: 'text/plain' })
}
