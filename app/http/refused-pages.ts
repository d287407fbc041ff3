import { languageOf, prefixOf } from '#app/i18n/language.ts'
import type { Request as Asked, RequestHandler } from 'express'
import type { DomainError } from '#app/domain/ground/errors/errors.ts'
import { problemFor } from '#app/http/problem.ts'
import { nothingRefused, placeOfRefusal, refusedIn } from '#app/http/body/refusal.ts'
import { sharedAddress } from '#app/http/page-cache/shared-addresses.ts'
import type { Render } from '#app/http/page-cache/copies.ts'
import { config } from '#app/platform/config.ts'
import { log } from '#app/platform/log.ts'

const keptMs = 60_000

type Page = { text: Promise<string>; until: number }

/**
 * Answers what is refused already without asking a route: many refusals must not cost more than many pages. A page of
 * refusal is the same for everybody, so it is made once a minute for each language, text size and reason. The
 * desk's have a frame of one person, and are left to the routes.
 */
export function refusedPages(render: Render): RequestHandler {
  const pages = new Map<string, Page>()

  function pageFor(place: string, refusal: DomainError): Promise<string> {
    const key = `${place} ${refusal.reason}`
    const known = pages.get(key)
    if (known && known.until > Date.now()) return known.text
    const refused = () => ({ ...nothingRefused(), address: refusal })
    const text = render(new Request(new URL(place, config().BASE_URL)), { refused }).then((page) =>
      page.text(),
    )
    pages.set(key, { text, until: Date.now() + keptMs })
    text.catch(() => pages.delete(key))
    return text
  }

  return async (req, res, next) => {
    const { address, body } = refusedIn(res)
    const refusal = address ?? (req.method === 'POST' || req.method === 'PUT' ? body : undefined)
    if (!refusal || /^\/desk(?:[/.]|$)/i.test(req.path)) return next()
    // Most of these addresses take no form: the answer says so.
    if (!address && sharedAddress(req.path)) return next()
    try {
      const isCall = /^\/api\//i.test(req.path)
      const answer = isCall ? problemFor(refusal, languageIn(req)) : null
      const text = await (answer ? answer.text() : pageFor(placeOf(req), refusal))
      if (res.headersSent) return
      const retryAfter = refusal.details.retryAfterSeconds
      if (typeof retryAfter === 'number') res.set('Retry-After', String(retryAfter))
      res
        .status(refusal.status)
        .set('Cache-Control', 'no-store')
        .type(answer?.headers.get('Content-Type') ?? 'html')
        .send(text)
    } catch (err) {
      log.error({ err }, 'a page of refusal could not be made')
      next()
    }
  }
}

/** A page in the reader's language and text size; which one makes no difference to what it says. */
function placeOf({ path, originalUrl }: Asked): string {
  const prefix = prefixOf(languageOf(path))
  const size = /\?(?:.{1,100}&)?(size=larger?)(?:&|$)/.exec(originalUrl)?.[1]
  return `${prefix}${placeOfRefusal}${size ? `?${size}` : ''}`
}

const languageIn = (req: Asked) =>
  new Request(config().BASE_URL, { headers: { 'Accept-Language': req.get('accept-language') ?? '' } })
