import { languages, prefixOf, type Language } from '#app/i18n/language.ts'
import { config } from '#app/platform/config.ts'

export type Listed = { path: string; changedAt?: Date }

/** Each page in each language, and each naming the others (sitemaps.org, with Google's alternates). */
export function toSitemap(pages: readonly Listed[]): string {
  const urls = pages.flatMap(({ path, changedAt }) => {
    const others = [
      ...languages.map((language) => alternate(language, addressOf(path, language))),
      alternate('x-default', addressOf(path, 'zh-CN')),
    ]
    const lastmod = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''
    return languages.map(
      (language) => `<url><loc>${addressOf(path, language)}</loc>${lastmod}${others.join('')}</url>`,
    )
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>\n',
  ].join('\n')
}

const alternate = (language: string, href: string) =>
  `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`

function addressOf(path: string, language: Language): string {
  const prefix = prefixOf(language)
  const whole = path === '/' && prefix ? prefix : `${prefix}${path}`
  return `${config().BASE_URL}${encodeURI(whole).replaceAll('&', '&amp;').replaceAll("'", '&apos;')}`
}
