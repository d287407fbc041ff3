import type { ActionFunction, LoaderFunction } from '@remix-run/node'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import routes from '#app/routes.ts'

export type Handlers = { loader?: LoaderFunction; action?: ActionFunction }
export type Walked = Handlers & { file: string; path: string; isPage: boolean }

const modules = import.meta.glob<Handlers & { default?: unknown }>('../../../app/routes/**/*.{ts,tsx}')

/** Every route that app/routes.ts lists, nested ones too, with its whole path. */
export async function allRoutes(): Promise<Walked[]> {
  const flat = routes.flatMap((entry) => flatten(entry, ''))
  return Promise.all(flat.map(async ({ file, path }) => ({ file, path, ...(await handlersOf(file)) })))
}

function flatten(entry: RouteConfigEntry, above: string): Array<{ file: string; path: string }> {
  const path = entry.path ? `${above}/${entry.path}` : above
  return [
    { file: entry.file, path: path || '/' },
    ...(entry.children ?? []).flatMap((child) => flatten(child, path)),
  ]
}

async function handlersOf(file: string): Promise<Handlers & { isPage: boolean }> {
  const load = modules[`../../../app/${file}`]
  if (!load) throw new Error(`${file} is listed but not there`)
  const { loader, action, default: page } = await load()
  return { ...(loader ? { loader } : {}), ...(action ? { action } : {}), isPage: page !== undefined }
}

/** How a call ended: let in, sent to prove oneself, or the status of a refusal. */
export type Verdict = 'in' | 'sign-in' | 'proof' | number

/** Calls a handler and says how it ended. An error that is no refusal of the business is thrown on. */
export async function verdictOf(
  handle: LoaderFunction | ActionFunction,
  args: Parameters<LoaderFunction>[0],
): Promise<Verdict> {
  try {
    return judged(await handle(args))
  } catch (thrown) {
    if (thrown instanceof DomainError) return thrown.status
    if (thrown instanceof Response) return judged(thrown)
    throw thrown
  }
}

function judged(answer: unknown): Verdict {
  // A form of somebody who was signed out comes back with its words.
  if (isSignedOut(answer)) return 401
  if (!(answer instanceof Response)) return 'in'
  // A stream lasts until its reader goes.
  void answer.body?.cancel()
  const place = answer.headers.get('Location') ?? ''
  if (place.startsWith('/desk/sign-in')) return 'sign-in'
  if (/^(\/(en|zh-TW))?\/track\b/.test(place)) return 'proof'
  return answer.status >= 400 ? answer.status : 'in'
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isSignedOut = (answer: unknown) =>
  isObject(answer) &&
  isObject(answer.init) &&
  answer.init.status === 401 &&
  isObject(answer.data) &&
  answer.data.reason === 'signed_out'
