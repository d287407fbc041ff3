import { createRequestHandler } from '@remix-run/express'
import { createRequestHandler as createRenderer, type ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { loadContext } from '#app/http/load-context.ts'
import type { Render } from '#app/http/page-cache/copies.ts'

type Routes = ServerBuild['routes']
type Handlers = { pages: RequestHandler; render: Render }

/** What answers the requests of a build, over HTTP and to the house itself. */
export function requestHandlers(build: ServerBuild): Handlers {
  const getLoadContext = loadContext
  const pagesOf = forPath(build, (one) =>
    createRequestHandler({ build: one, getLoadContext, mode: 'production' }),
  )
  const renderOf = forPath(build, (one) => createRenderer(one, 'production'))
  return {
    pages: (req, res, next) => pagesOf(pathOf(req.originalUrl))(req, res, next),
    render: (request, context) => renderOf(pathOf(request.url))(request, context),
  }
}

const pathOf = (url: string) => new URL(url, 'http://site').pathname

/**
 * Remix sorts and compiles all routes anew each time it looks for the one of a path, some five times a page: a tenth of
 * a page's time. Here each path is given what is made from a build with only the routes that can match it, mostly one
 * and its layouts; among those Remix chooses as before. Made once for each such set of routes.
 */
export function forPath<T>(build: ServerBuild, make: (build: ServerBuild) => T): (pathname: string) => T {
  const patterns = Object.values(build.routes).flatMap((route) =>
    route && (route.path !== undefined || route.index)
      ? [{ id: route.id, expression: patternOf(build.routes, route.id) }]
      : [],
  )
  const whole = make(build)
  const made = new Map<string, T>()

  return (pathname) => {
    // It names other paths in its query.
    if (pathname === '/__manifest') return whole
    const path = plainPath(pathname)
    const ids = patterns.filter(({ expression }) => expression.test(path)).map(({ id }) => id)
    const key = ids.join()
    const known = made.get(key)
    if (known !== undefined) return known
    const one = make(withOnly(build, ids))
    made.set(key, one)
    return one
  }
}

/** As the router reads it: decoded piece by piece, and without the name that Remix gives to the data of a page. */
function plainPath(pathname: string): string {
  const pieces = pathname
    .replace(/\.data$/, '')
    .split('/')
    .filter(Boolean)
  if (pieces.length === 1 && pieces[0] === '_root') return ''
  try {
    return pieces.map((piece) => `/${decodeURIComponent(piece).replaceAll('/', '%2F')}`).join('')
  } catch {
    return pieces.map((piece) => `/${piece}`).join('')
  }
}

function patternOf(routes: Routes, id: string): RegExp {
  const pieces = chainOf(routes, id).flatMap((route) => routes[route]?.path?.split('/').filter(Boolean) ?? [])
  return new RegExp(`^${pieces.map(expressionOf).join('')}$`, 'is')
}

/** May fit more than the router's own would, never less. */
function expressionOf(piece: string): string {
  if (piece === '*') return '(?:/.*)?'
  const isOptional = piece.endsWith('?')
  const name = isOptional ? piece.slice(0, -1) : piece
  const one = name.includes(':') ? '/[^/]+' : `/${name.replaceAll(/[\\.*+^${}|()[\]]/g, String.raw`\$&`)}`
  return isOptional ? `(?:${one})?` : one
}

function withOnly(build: ServerBuild, ids: string[]): ServerBuild {
  const kept = new Set(['root', ...ids.flatMap((id) => chainOf(build.routes, id))])
  const only = <T>(routes: Record<string, T>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => kept.has(id)))
  return {
    ...build,
    routes: only(build.routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  }
}

/** From the root down. */
function chainOf(routes: Routes, id: string): string[] {
  const parent = routes[id]?.parentId
  return [...(parent ? chainOf(routes, parent) : []), id]
}
