import type { RequestHandler } from 'express'
import { languageOf, prefixOf } from '#app/i18n/language.ts'
import { countFields } from '#app/http/body/count-fields.ts'
import { longestPath, longestQuery } from '#app/http/body/limits.ts'
import { malformed, placeOfRefusal, refusedIn, tooLong } from '#app/http/body/refusal.ts'

/** Pages that say a refusal in their place: no route has an address that long, and a page must have a frame. */
const placeOf = (path: string) =>
  /^\/api\//i.test(path) ? '/api/v1/too-long' : `${prefixOf(languageOf(path))}${placeOfRefusal}`

/**
 * Refuses an address that is longer than any of ours, or has more parameters than any form, before anybody looks at
 * it: 414, or 422 for the number of its parameters. What is too long is taken away; the route says why.
 */
export const addressLimit: RequestHandler = (req, res, next) => {
  const [path = '', ...rest] = req.originalUrl.split('?')
  const query = rest.join('?')
  const refusal =
    path.length > longestPath || query.length > longestQuery
      ? tooLong()
      : countFields()(Buffer.from(query)) === null
        ? null
        : malformed('address.parameters')
  if (!refusal) return next()
  refusedIn(res).address = refusal
  req.url = req.originalUrl = path.length > longestPath ? placeOf(path) : path
  next()
}
