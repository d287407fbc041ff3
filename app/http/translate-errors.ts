import { data, type ActionFunction, type LoaderFunction, type ServerBuild } from '@remix-run/node'
import { methodProblem, problem, problemFor } from '#app/http/problem.ts'
import { readWithin } from '#app/http/body/read-within.ts'
import type { Refused } from '#app/http/body/refusal.ts'
import { refusedBy } from '#app/http/load-context.ts'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { databaseInputError } from '#app/domain/ground/errors/database-input-errors.ts'

/** The build with every loader and action wrapped, once: a refusal of the business becomes an answer with its status. */
export function translateErrors(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action, default: page } = route.module
    // A route without a page answers programs.
    const refuse = page ? refusalOf : problemFor
    const module = {
      ...route.module,
      ...(loader ? { loader: wrap(loader, refuse, isFrame(id) ? ofFrame : ofLoader) } : {}),
      ...(action ? { action: wrap(action, refuse, ofAction) } : {}),
      // Remix calls it a failure of the server's when a program reads what can only be written, or the other way.
      ...(!page && action && !loader ? { loader: () => refuseMethod('POST, OPTIONS') } : {}),
      ...(!page && loader && !action ? { action: () => refuseMethod('GET, HEAD, OPTIONS') } : {}),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

type Handle = LoaderFunction | ActionFunction
type Refuse = (error: DomainError, request: Request) => unknown

function wrap<F extends Handle>(handle: F, refuse: Refuse, refusedOf: (refused: Refused) => Refusal) {
  return async (args: Parameters<F>[0]) => {
    const refused = () => refusedBy(args.context)
    try {
      const refusal = refusedOf(refused())
      if (refusal) throw refusal
      readWithin(args.request, refused)
      return await handle(args)
    } catch (error) {
      const known = error instanceof DomainError ? error : databaseInputError(error)
      throw known ? refuse(known, args.request) : error
    }
  }
}

type Refusal = DomainError | undefined
/** The frame stands around the refusal, so what makes the frame is not refused; nor is it after an action was. */
const ofFrame = () => undefined
const ofLoader = ({ address }: Refused): Refusal => address
const ofAction = ({ address, body }: Refused): Refusal => address ?? body
const isFrame = (id: string) => /^root$|\/layout(?:\.tsx)?$/.test(id)

/** What an error boundary is given. `reason` is a key of the `errors` catalogue: the page has the reader's language. */
function refusalOf(error: DomainError) {
  const { reason, details, fields, status } = error
  return data({ message: error.message, reason, details, fields }, { status, headers: headersOf(error) })
}

const refuseMethod = (allowed: string): Response => problem(405, methodProblem, { Allow: allowed })

function headersOf({ details }: DomainError): Record<string, string> {
  const retryAfter = details.retryAfterSeconds
  return {
    'Cache-Control': 'no-store',
    ...(typeof retryAfter === 'number' ? { 'Retry-After': String(retryAfter) } : {}),
  }
}
