import { Feed } from 'feed'
import { translator } from '#app/i18n/catalogue.ts'
import { prefixOf, type Language } from '#app/i18n/language.ts'
import { config } from '#app/platform/config.ts'
import type { News } from './entries.ts'

export type Format = 'atom' | 'rss' | 'json'
export const feedPath = (format: Format, language: Language) => `${prefixOf(language)}/feed.${format}`

/** News as one of three kinds of feed. Nothing in it depends on the moment of asking. */
export function toFeed(format: Format, { entries, changedAt }: News, language: Language): string {
  const t = translator(language)
  const base = config().BASE_URL
  const about = {
    title: t('outside.feed.title', { product: t('product.name') }),
    description: t('outside.feed.description'),
    home: `${base}${prefixOf(language)}`,
    self: `${base}${feedPath(format, language)}`,
  }
  if (format === 'json') return toJsonFeed(about, entries, language)

  const feed = new Feed({
    id: `urn:fapiao-desk:feed:${language}`,
    title: about.title,
    description: about.description,
    link: about.home || base,
    feed: about.self,
    language,
    updated: entries.reduce(
      (latest, entry) => later(latest, entry.changedAt),
      entries[0]?.changedAt ?? changedAt,
    ),
    generator: false,
    author: { name: t('product.name') },
    ttl: 5,
  })
  for (const { id, title, url, html, publishedAt, changedAt: date } of entries) {
    const content = fitForXml(html)
    feed.addItem({
      id,
      link: url,
      published: publishedAt,
      date,
      // Atom's titles are given as HTML here, those of RSS are plain.
      ...(format === 'atom'
        ? { title: escapeHtml(fitForXml(title)), content }
        : { title: fitForXml(title), description: content, content }),
    })
  }
  return format === 'atom' ? feed.atom1().replace('<feed ', `<feed xml:lang="${language}" `) : feed.rss2()
}

type About = { title: string; description: string; home: string; self: string }

/** JSON Feed 1.1. */
const toJsonFeed = (about: About, entries: News['entries'], language: Language) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: about.title,
    description: about.description,
    home_page_url: about.home,
    feed_url: about.self,
    language,
    authors: [{ name: translator(language)('product.name') }],
    items: entries.map(({ id, title, url, html, publishedAt, changedAt }) => ({
      id,
      url,
      title,
      content_html: html,
      date_published: publishedAt.toISOString(),
      date_modified: changedAt.toISOString(),
    })),
  })

const later = (left: Date, right: Date) => (left > right ? left : right)

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Without the characters that XML has no way to write. */
// oxlint-disable-next-line no-control-regex
const fitForXml = (text: string) =>
  text.replaceAll(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
