import type { RequestHandler } from 'express'
import { log, loggablePath } from '#app/platform/log.ts'

/** One line a request, without query string, token, address or anything of the body. */
export const requestLog: RequestHandler = (req, res, next) => {
  const started = performance.now()
  const path = loggablePath(req.originalUrl)
  res.once('close', () => {
    const ms = Math.round(performance.now() - started)
    log.info({ method: req.method, path, status: res.statusCode, ms }, 'request')
  })
  next()
}
