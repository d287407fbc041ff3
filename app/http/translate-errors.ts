import { data, type ActionFunction, type LoaderFunction, type ServerBuild } from '@remix-run/node'
import { DomainError } from '#app/domain/errors.ts'

/** The build with every loader and action wrapped, once: a refusal of the business becomes an answer with its status. */
export function translateErrors(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action } = route.module
    const module = {
      ...route.module,
      ...(loader ? { loader: wrap(loader) } : {}),
      ...(action ? { action: wrap(action) } : {}),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

function wrap<F extends LoaderFunction | ActionFunction>(handle: F) {
  return async (args: Parameters<F>[0]) => {
    try {
      return await handle(args)
    } catch (error) {
      throw error instanceof DomainError ? refusalOf(error) : error
    }
  }
}

/** What an error boundary is given. `reason` is a key of the `errors` catalogue: the page has the reader's language. */
function refusalOf(error: DomainError) {
  const { reason, details, fields, status } = error
  const headers: Record<string, string> = { 'Cache-Control': 'no-store' }
  if (typeof details.retryAfterSeconds === 'number')
    headers['Retry-After'] = String(details.retryAfterSeconds)
  return data({ message: error.message, reason, details, fields }, { status, headers })
}
