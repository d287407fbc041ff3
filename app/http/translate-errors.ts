import { data, type ActionFunction, type LoaderFunction, type ServerBuild } from '@remix-run/node'
import { methodProblem } from '#app/http/methods.ts'
import { storableForm } from '#app/http/storable.ts'
import { DomainError } from '#app/domain/errors.ts'
import { unstorable } from '#app/domain/unstorable.ts'

/** The build with every loader and action wrapped, once: a refusal of the business becomes an answer with its status. */
export function translateErrors(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action, default: page } = route.module
    const refuse = page ? refusalOf : problemOf
    const module = {
      ...route.module,
      ...(loader ? { loader: wrap(loader, refuse) } : {}),
      ...(action ? { action: wrap(action, refuse) } : {}),
      // Remix calls it a failure of the server's when a program reads what can only be written, or the other way.
      ...(!page && action && !loader ? { loader: () => refuseMethod('POST, OPTIONS') } : {}),
      ...(!page && loader && !action ? { action: () => refuseMethod('GET, HEAD, OPTIONS') } : {}),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

function wrap<F extends LoaderFunction | ActionFunction>(handle: F, refuse: (error: DomainError) => unknown) {
  return async (args: Parameters<F>[0]) => {
    try {
      refuseOtherForms(args.request)
      return await handle(args)
    } catch (error) {
      const refused = error instanceof DomainError ? error : unstorable(error)
      throw refused ? refuse(refused) : error
    }
  }
}

/** A body that is no form, or half of one, is the caller's fault and no failure of ours. */
function refuseOtherForms(request: Request) {
  const read = request.formData.bind(request)
  request.formData = () =>
    read().then(storableForm, () => {
      throw new DomainError('invalid', 'form')
    })
}

/** What an error boundary is given. `reason` is a key of the `errors` catalogue: the page has the reader's language. */
function refusalOf(error: DomainError) {
  const { reason, details, fields, status } = error
  return data({ message: error.message, reason, details, fields }, { status, headers: headersOf(error) })
}

/** A route without a page answers programs (RFC 9457). */
function problemOf(error: DomainError): Response {
  const { reason, details, fields, status } = error
  const problem = {
    type: `urn:fapiao-desk:${reason}`,
    title: error.message,
    status,
    ...details,
    errors: fields,
  }
  const headers = { ...headersOf(error), 'Content-Type': 'application/problem+json' }
  return new Response(JSON.stringify(problem), { status, headers })
}

function refuseMethod(allowed: string): Response {
  const headers = { Allow: allowed, 'Cache-Control': 'no-store', 'Content-Type': 'application/problem+json' }
  return new Response(methodProblem, { status: 405, headers })
}

function headersOf({ details }: DomainError): Record<string, string> {
  const retryAfter = details.retryAfterSeconds
  return {
    'Cache-Control': 'no-store',
    ...(typeof retryAfter === 'number' ? { 'Retry-After': String(retryAfter) } : {}),
  }
}
