import type { ActionFunction, LoaderFunction } from '@remix-run/node'
import { storeApiKey } from '#app/domain/people/api-keys/manage-api-keys.ts'
import { scopes, type Scope } from '#app/domain/people/roles/scopes.ts'
import { asSystem } from '#test/support/context.ts'
import { expectAccepted, expectDescribed, pathOf } from '#test/support/described.ts'

type Module = { loader?: LoaderFunction; action?: ActionFunction }
type Call = {
  method?: string
  params?: Record<string, string>
  query?: string
  body?: unknown
  key?: string
  headers?: Record<string, string>
}

/** Makes a key with these scopes, all of them by default. */
export async function aKey(
  held: readonly Scope[] = scopes,
  perSecond: number | null = null,
): Promise<string> {
  const key = `fd_test_${Math.random().toString(36).slice(2)}`
  await storeApiKey(asSystem(), key, { name: 'test', scopes: held, perSecond })
  return key
}

/** Calls an API route as its handler is called, and reads the answer, which must be as the API's description says. */
export async function call(module: Module, { method, params = {}, query = '', body, key, headers }: Call) {
  const verb = method ?? (body === undefined ? 'GET' : 'POST')
  const request = new Request(`http://127.0.0.1:3000/api/v1/x${query}`, {
    method: verb,
    headers: { ...(key ? { Authorization: `Bearer ${key}` } : {}), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const handle = verb === 'GET' ? module.loader : module.action
  if (!handle) throw new Error(`the route has no handler for ${verb}`)
  const response = await handle({ request, params, context: {} })
  if (!(response instanceof Response)) throw new Error('an API route answers with a Response')
  const answer = {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(await response.text()),
  }
  const path = pathOf(handle)
  const contentType = response.headers.get('Content-Type') ?? ''
  expectDescribed({ path, method: verb, contentType, ...answer })
  if (response.ok && body !== undefined)
    expectAccepted(path, verb, typeof body === 'string' ? JSON.parse(body) : body)
  return answer
}
