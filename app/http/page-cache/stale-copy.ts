import type { Copy } from '#app/http/page-cache/copies.ts'
import { documentOf, type Document } from '#app/http/page-cache/document.ts'
import { headersFor } from '#app/http/page-cache/safe-headers.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { formatMoment } from '#app/i18n/format.ts'
import { languageOf } from '#app/i18n/language.ts'
import { contentVersion, lastAnswerAt } from '#app/platform/database-health.ts'

const keptMs = 30_000
const kept = new WeakMap<Copy, { document: Document; until: number }>()

/**
 * The last good copy as it is shown when no new one can be had: a page with a line on top that says since when it has
 * not changed, data with the same in a header. It is remade only now and then, as load peaks during an outage.
 */
export function staleDocument(copy: Copy): Document {
  const now = Date.now()
  const known = kept.get(copy)
  if (known && now < known.until) return known.document
  const document = make(copy, new Date(now))
  kept.set(copy, { document, until: now + keptMs })
  return document
}

function make(copy: Copy, now: Date): Document {
  // As far as is known nothing had changed when the database answered last.
  const since = copy.version === contentVersion() ? lastAnswerAt() : new Date(copy.renderedAt)
  const { own, contentType } = copy
  const { plain } = copy.document
  const head = headersFor(copy.kind, [
    ...own,
    ['cache-control', 'no-store'],
    ['x-unchanged-since', since.toISOString()],
  ])
  if (!contentType.startsWith('text/html')) return documentOf(plain, contentType, head)

  const language = languageOf(new URL(copy.key, 'http://site').pathname)
  const words = translator(language)('state.stale', { moment: formatMoment(since, now, language) })
  const html = plain
    .toString('utf8')
    .replace(/<body[^<>]*>/, (body) => `${body}<p class="stale-note" role="status">${words}</p>`)
  return documentOf(Buffer.from(html), contentType, head)
}
