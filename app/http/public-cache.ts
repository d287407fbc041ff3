import { createHash } from 'node:crypto'
import type { RequestHandler, Response as Answer } from 'express'
import { translator } from '#app/i18n/catalogue.ts'
import { formatMoment } from '#app/i18n/format.ts'
import { languageOf } from '#app/i18n/language.ts'
import { config } from '#app/platform/config.ts'
import { log } from '#app/platform/log.ts'
import { contentVersion, databaseAnswers, lastAnswerAt } from '#app/platform/pulse.ts'

export type Render = (request: Request) => Promise<Response>

type Copy = { html: string; etag: string; version: number; renderedAt: number; validUntil: number }

/** Pages that are the same for everybody. One with a form's key or a person's data is never among them. */
const shared = /^(\/(en|zh-TW))?\/(incidents\/[\w-]+|contact|privacy)?\/?$/
const sizes = new Set(['large', 'larger'])
/** A copy is made anew after this long in any case: what it says of elapsed time grows old. */
const longestMs = 30_000
const patienceMs = 1500
const mostCopies = 2000
export const sharedCacheControl =
  'public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=86400'

/**
 * Public pages as shared copies: rendered once an address and content version, and the last good one, saying since
 * when, while the database is away.
 */
export function publicCache(render: Render): RequestHandler {
  const copies = new Map<string, Copy>()
  const making = new Map<string, Promise<Copy | null>>()

  async function make(key: string): Promise<Copy | null> {
    const version = contentVersion()
    const response = await render(new Request(new URL(key, config().BASE_URL)))
    if (response.status !== 200) return null
    const html = await response.text()
    const until = Date.parse(response.headers.get('X-Valid-Until') ?? '')
    const copy: Copy = {
      html,
      etag: `"${createHash('sha1').update(html).digest('base64url')}"`,
      version,
      renderedAt: Date.now(),
      validUntil: Math.min(Date.now() + longestMs, Number.isNaN(until) ? Infinity : until),
    }
    if (copies.size >= mostCopies) copies.clear()
    copies.set(key, copy)
    return copy
  }

  /** One rendering an address at a time, however many ask; null where there is no such page. */
  function made(key: string): Promise<Copy | null> {
    const running = making.get(key) ?? make(key).finally(() => making.delete(key))
    making.set(key, running)
    return running
  }

  return (req, res, next) => {
    const key = keyOf(req.method, req.originalUrl)
    if (!key) return next()
    const known = copies.get(key)
    if (known && databaseAnswers() && isGood(known)) return send(res, req.get('if-none-match'), known)
    if (known && !databaseAnswers()) return sendOld(res, key, known)
    if (!databaseAnswers()) return next()

    Promise.race([made(key), patience(known)]).then(
      (copy) => {
        if (copy === 'late' && known) sendOld(res, key, known)
        else if (copy && copy !== 'late') send(res, req.get('if-none-match'), copy)
        else next()
      },
      (err: unknown) => {
        log.error({ err }, 'a public page could not be rendered')
        if (known) sendOld(res, key, known)
        else next()
      },
    )
  }
}

const isGood = (copy: Copy) => copy.version === contentVersion() && Date.now() < copy.validUntil

/** Who has an old copy to show need not wait long for a new one. */
const patience = (known: Copy | undefined): Promise<'late'> =>
  new Promise((late) => {
    if (known) setTimeout(() => late('late'), patienceMs).unref()
  })

function keyOf(method: string, url: string): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  const [path = '', query = ''] = url.split('?')
  if (!shared.test(path)) return null
  if (query === '') return path
  const wanted = new URLSearchParams(query)
  const size = wanted.get('size')
  // A page with other parameters may answer them: it is not a shared copy.
  return wanted.size === 1 && size && sizes.has(size) ? `${path}?size=${size}` : null
}

function send(res: Answer, seen: string | undefined, copy: Copy) {
  res.set({ 'Cache-Control': sharedCacheControl, ETag: copy.etag, Vary: 'Accept-Encoding' })
  if (seen?.split(/\s*,\s*/).includes(copy.etag)) return void res.status(304).end()
  res.type('html').send(copy.html)
}

/** The last good copy, with a line on top that says since when it has not changed. */
function sendOld(res: Answer, key: string, copy: Copy) {
  const language = languageOf(new URL(key, 'http://site').pathname)
  const words = translator(language)('state.stale', {
    moment: formatMoment(lastAnswerAt(), new Date(), language),
  })
  res.set({ 'Cache-Control': 'no-store' }).type('html')
  res.send(
    copy.html.replace(/<body[^>]*>/, (body) => `${body}<p class="stale-note" role="status">${words}</p>`),
  )
}
