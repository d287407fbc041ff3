import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import { sharedAddress } from '#app/http/page-cache/shared-addresses.ts'
import { config } from '#app/platform/config.ts'

export type Face = 'page' | 'data' | 'desk'
type Headers = readonly (readonly [name: string, value: string])[]

/** What a page may use of the device: the camera reads an invoice's code, the clipboard takes a number. */
const permissions = [
  ...['accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'display-capture', 'encrypted-media'],
  ...['fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'identity-credentials-get'],
  ...['idle-detection', 'keyboard-map', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment'],
  ...['picture-in-picture', 'publickey-credentials-create', 'publickey-credentials-get', 'screen-wake-lock'],
  ...['serial', 'storage-access', 'sync-xhr', 'usb', 'web-share', 'window-management', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .concat('camera=(self)', 'clipboard-read=()', 'clipboard-write=(self)')
  .join(', ')

/**
 * Public pages have no inline script (a shared copy can't carry a nonce per request) and no inline style. On the desk
 * Remix's own inline scripts carry the nonce, and bars and the letters in previews have style attributes.
 */
function policyFor(face: Face, nonce: string): string {
  if (face === 'data')
    return "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data: blob:",
    "manifest-src 'self'",
    "media-src 'self' blob:",
    "object-src 'none'",
    face === 'desk' ? `script-src 'self' 'nonce-${nonce}'` : "script-src 'self'",
    "style-src 'self'",
    ...(face === 'desk' ? ["style-src-attr 'unsafe-inline'"] : []),
    "worker-src 'self' blob:",
    ...(isSecure() ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

const isSecure = () => config().BASE_URL.startsWith('https:')

/** OWASP's list of secure headers; on data, which other sites may show, without what would keep them from it. */
function headersOf(face: Face, nonce = ''): Headers {
  const headers: [string, string][] = [
    ['Content-Security-Policy', policyFor(face, nonce)],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', face === 'data' ? 'cross-origin' : 'same-origin'],
    ['Origin-Agent-Cluster', '?1'],
    ['Permissions-Policy', permissions],
    // Forms need an origin: with no-referrer browsers send `Origin: null`.
    ['Referrer-Policy', 'same-origin'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-DNS-Prefetch-Control', 'off'],
    ['X-Frame-Options', 'DENY'],
    ['X-Permitted-Cross-Domain-Policies', 'none'],
  ]
  if (face !== 'data') headers.push(['Cross-Origin-Embedder-Policy', 'require-corp'])
  if (isSecure()) headers.push(['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'])
  // Vite's development client is an inline script with inline styles.
  return config().NODE_ENV === 'development'
    ? headers.filter(([name]) => name !== 'Content-Security-Policy')
    : headers
}

const known = new Map<'page' | 'data', Headers>()

/** The headers of shared pages, made once. */
export function publicHeaders(face: 'page' | 'data'): Headers {
  const headers = known.get(face) ?? headersOf(face)
  known.set(face, headers)
  return headers
}

/** Headers that a route may override. */
const settable = new Set([
  'allow',
  'cache-control',
  'content-security-policy',
  'cross-origin-embedder-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
])

/** Headers by which a route instructs the page cache; they are never sent. */
export const validUntilHeader = 'X-Valid-Until'

/** Headers of every answer; sets `res.locals.nonce` for desk pages, which carry Remix's inline scripts. */
export const securityHeaders: RequestHandler = (req, res, next) => {
  const face = faceOf(req.path)
  if (face === 'desk') res.locals.nonce = randomBytes(16).toString('base64')
  const headers = face === 'desk' ? headersOf(face, String(res.locals.nonce)) : publicHeaders(face)
  for (const [name, value] of headers) res.setHeader(name, value)
  // Unless the route says something else nobody on the way keeps it, and on the desk not even the browser.
  res.setHeader('Cache-Control', face === 'desk' ? 'private, no-store' : 'private, no-cache')

  // Remix appends a route's headers: two values of one of these would contradict each other.
  const append = res.append.bind(res)
  res.append = (name, value) => {
    if (name.toLowerCase() === validUntilHeader.toLowerCase()) return res
    return settable.has(name.toLowerCase()) && value !== undefined
      ? res.set(name, value)
      : append(name, value)
  }
  next()
}

function faceOf(path: string): Face {
  if (/^\/desk(?:[/.]|$)/.test(path)) return 'desk'
  return sharedAddress(path)?.kind ?? (path.startsWith('/api/') ? 'data' : 'page')
}
