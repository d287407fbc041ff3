import type { RequestHandler } from 'express'
import { methodProblem, problemType } from '#app/http/problem.ts'
import { sharedAddress } from '#app/http/page-cache/shared-addresses.ts'

/** Addresses that take another unsafe method than POST. Remix would run an action whatever the method is. */
const others: readonly { method: string; path: RegExp }[] = [
  { method: 'PUT', path: /^\/api\/v1\/incidents\/[^/]+\/tickets\/?$/ },
]

/** 405 for a method that no route takes; every 405 names the allowed methods. */
export const allowedMethods: RequestHandler = (req, res, next) => {
  const allowed = ['GET', 'HEAD', 'POST'].concat(
    others.filter(({ path }) => path.test(req.path)).map(({ method }) => method),
  )
  // What other sites' programs may read answers its own preflight.
  if (req.method === 'OPTIONS' && sharedAddress(req.originalUrl)?.kind === 'data') return next()
  if (allowed.includes(req.method)) {
    // Remix answers 405 where a page takes no form, and does not say what it takes (RFC 9110 §15.5.6).
    const setStatus = res.status.bind(res)
    res.status = (code) => setStatus(code).set(code === 405 ? { Allow: 'GET, HEAD, OPTIONS' } : {})
    return next()
  }
  res.set({ Allow: [...allowed, 'OPTIONS'].join(', '), 'Cache-Control': 'no-store' })
  if (req.method === 'OPTIONS') return void res.status(204).end()
  if (!req.path.startsWith('/api/'))
    return void res.status(405).type('text/plain').send('Method not allowed\n')
  res.status(405).type(problemType).send(methodProblem)
}
