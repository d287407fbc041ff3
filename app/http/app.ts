import type { RequestListener } from 'node:http'
import compression from 'compression'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { bodyLimit } from '#app/http/body-limit.ts'
import { deadline } from '#app/http/deadline.ts'
import { health } from '#app/http/health.ts'
import { allowedMethods } from '#app/http/methods.ts'
import { needDatabase } from '#app/http/need-database.ts'
import { checkOrigin } from '#app/http/origin-check.ts'
import type { Render } from '#app/http/face/copies.ts'
import { publicFace } from '#app/http/face/public-face.ts'
import { requestLog } from '#app/http/request-log.ts'
import { securityHeaders } from '#app/http/security-headers.ts'
import { staticFiles } from '#app/http/static-files.ts'
import { config } from '#app/platform/config.ts'
import { log } from '#app/platform/log.ts'

const deadlineMs = 10_000

/** Everything in front of the pages, in the order a request meets it: the copies that everybody shares come first. */
export function createApp(pages: RequestHandler, render: Render): RequestListener {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config().TRUST_PROXY)

  app.use(securityHeaders)
  app.use(health())
  app.use(compression({ filter: isCompressible }))
  app.use(staticFiles())
  app.use(requestLog)
  app.use(checkOrigin)
  app.use(refuseOddPaths)
  app.use(allowedMethods)
  app.use(bodyLimit())
  app.use(deadline(deadlineMs))
  app.use(needDatabase)
  app.use(pages)
  app.use(answerFailure)
  return publicFace(render, app)
}

/**
 * `//x` is read as a host by whoever resolves it, no address of ours holds a backslash or a zero byte, and what can't
 * be decoded would be printed whole by the router.
 */
const refuseOddPaths: RequestHandler = (req, res, next) => {
  if (isPlain(req.originalUrl)) return next()
  res.status(400).set('Cache-Control', 'no-store').type('text/plain').send('Bad request\n')
}

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
