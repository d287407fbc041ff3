import type { RequestListener } from 'node:http'
import compression from 'compression'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { addressLimit } from '#app/http/address-limit.ts'
import { bodyLimit } from '#app/http/body-limit.ts'
import { deadline } from '#app/http/deadline.ts'
import { health } from '#app/http/health.ts'
import { allowedMethods } from '#app/http/methods.ts'
import { needDatabase } from '#app/http/need-database.ts'
import { checkOrigin } from '#app/http/origin-check.ts'
import { createCopies, type Render } from '#app/http/page-cache/copies.ts'
import { pageCache } from '#app/http/page-cache/page-cache.ts'
import { tellQueuedAnswers } from '#app/http/queued-answers.ts'
import { refusedPages } from '#app/http/refused-pages.ts'
import { requestLog } from '#app/http/request-log.ts'
import { securityHeaders } from '#app/http/security-headers.ts'
import { staticFiles } from '#app/http/static-files.ts'
import { turns } from '#app/http/turns.ts'
import { config } from '#app/platform/config.ts'
import { log } from '#app/platform/log.ts'

const deadlineMs = 10_000
/**
 * Of one address. Each wait for the database comes back behind the slices of all pages in work: the fewer there are,
 * the sooner each is done, and a flood goes through hardly slower.
 */
const atOnce = { page: 1, desk: 2, call: 2 }

/** Everything in front of the pages, in the order a request meets it: the copies that everybody shares come first. */
export function createApp(pages: RequestHandler, render: Render): RequestListener {
  const app = express()
  const copies = createCopies(render)
  app.disable('x-powered-by')
  // Nobody reads what it would make, and it would read a long query before its length is looked at.
  app.set('query parser', false)
  app.set('trust proxy', config().TRUST_PROXY)

  app.use(securityHeaders)
  app.use(health(() => copies.figures().copies > 0))
  app.use(compression({ filter: isCompressible }))
  app.use(staticFiles())
  app.use(requestLog)
  app.use(addressLimit)
  app.use(checkOrigin)
  app.use(refuseOddAddresses)
  app.use(allowedMethods)
  app.use(deadline(deadlineMs))
  app.use(bodyLimit())
  app.use(refusedPages(render))
  app.use(turns(atOnce))
  app.use(needDatabase)
  app.use(pages)
  app.use(answerFailure)
  const answer = pageCache(copies, app)
  return (req, res) => {
    tellQueuedAnswers(req, res)
    answer(req, res)
  }
}

/**
 * `//x` is read as a host by whoever resolves it, no address of ours holds a backslash or a zero byte, and what can't
 * be decoded would be printed whole by the router. A host that is more than a name and a port would be read as a part of
 * the path, or as a password: the routes would be asked for another page than was judged here.
 */
const refuseOddAddresses: RequestHandler = (req, res, next) => {
  if (plainHost.test(req.get('host') ?? '') && isPlain(req.originalUrl)) return next()
  res.status(400).set('Cache-Control', 'no-store').type('text/plain').send('Bad request\n')
}

/** None at all in HTTP/1.0. */
const plainHost = /^(?:[\w.-]{0,255}|\[[\da-f:.]{2,45}\])(?::\d{0,5})?$/i

function isPlain(url: string): boolean {
  try {
    const { pathname } = new URL(`http://site${url}`)
    return !/^\/\/|\\|\0/.test(decodeURIComponent(pathname)) && !/%00|\\/.test(url)
  } catch {
    return false
  }
}

/** An event stream would sit in the compressor's buffer. */
const isCompressible: typeof compression.filter = (req, res) =>
  !String(res.getHeader('Content-Type')).startsWith('text/event-stream') && compression.filter(req, res)

const answerFailure: ErrorRequestHandler = (error, _req, res, _next) => {
  // After the deadline the late answer finds its headers sent: nothing is wrong then.
  if (res.headersSent) return void res.end()
  const status = isClientError(error) ? 400 : 500
  if (status === 500) log.error({ err: error }, 'a request failed')
  res
    .status(status)
    .type('text/plain')
    .set('Cache-Control', 'no-store')
    .send(status === 400 ? 'Bad request\n' : '系统出错，请稍后再试。\nSomething went wrong.\n')
}

/** A path or host that is no URL is the caller's fault. */
const isClientError = (error: unknown) =>
  error instanceof URIError ||
  (error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL')
