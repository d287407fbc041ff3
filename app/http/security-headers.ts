import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { config } from '#app/platform/config.ts'

const rules = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  // Bars and charts set their lengths in style attributes.
  "style-src-attr 'unsafe-inline'",
].join('; ')

/** Public pages have no inline script: they are shared copies, which a nonce per request would forbid. */
const publicPolicy = `${rules}; script-src 'self'`
const deskPolicy = (nonce: string) => `${rules}; script-src 'self' 'nonce-${nonce}'`

/** Headers of every answer; sets `res.locals.nonce` for desk pages, which carry Remix's inline scripts. */
export function securityHeaders(): RequestHandler[] {
  const { BASE_URL, NODE_ENV } = config()
  const general = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    // Forms need an origin: with no-referrer browsers send `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: BASE_URL.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  })
  const contentPolicy: RequestHandler = (req, res, next) => {
    res.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=()')
    // Vite's development client is an inline script.
    if (NODE_ENV !== 'development') res.setHeader('Content-Security-Policy', policyFor(req.path, res.locals))
    next()
  }
  return [general, contentPolicy]
}

function policyFor(path: string, locals: Record<string, unknown>): string {
  if (!/^\/desk(?:[/.]|$)/.test(path)) return publicPolicy
  const nonce = randomBytes(16).toString('base64')
  locals.nonce = nonce
  return deskPolicy(nonce)
}
