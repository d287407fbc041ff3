import { isRouteErrorResponse } from '@remix-run/react'
import type { HandleErrorFunction } from '@remix-run/node'
import { log, loggablePath } from '#app/platform/log.ts'

/** What no route has caught. Remix would print it whole, with the values of the statement that failed. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  // Remix's complaint about an old kind of call, which it answers all the same: anybody can make any number of them.
  if (error instanceof Error && error.message.includes('?_data requests')) return
  const { pathname } = new URL(request.url)
  log.error({ err: error, method: request.method, path: loggablePath(pathname) }, 'a page failed')
}
