import type { ActionFunction, LoaderFunction } from '@remix-run/node'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { expect } from 'vitest'
import { describeApi } from '#app/http/openapi/document.ts'
import { apiRoutes } from '#app/routes/api/routes.ts'

// What the REST API answers, held beside what its description says of it.

export type Handlers = { loader?: LoaderFunction; action?: ActionFunction }
export type ApiRoute = Handlers & { file: string; path: string }
type Method = 'get' | 'post' | 'put'

const modules = import.meta.glob<Handlers>('../../app/routes/api/*.ts')
const document = describeApi()

const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
ajv.addSchema(document, 'api')

/** The routes of version 1 and their paths as OpenAPI writes them. */
export async function describedRoutes(): Promise<ApiRoute[]> {
  const listed = apiRoutes.filter(({ path }) => path?.startsWith('api/v1/') && !path.endsWith('.json'))
  return Promise.all(
    listed.map(async ({ file, path = '' }) => ({
      file,
      path: path.replace('api/v1', '').replaceAll(/:(\w+)/g, '{$1}'),
      ...(await modules[`../../app/${file}`]?.()),
    })),
  )
}

const routes = await describedRoutes()

/** Where a handler is reached. */
export function pathOf(handle: LoaderFunction | ActionFunction): string {
  const route = routes.find(({ loader, action }) => loader === handle || action === handle)
  if (!route) throw new Error('no route of the API has this handler')
  return route.path
}

type Answer = { path: string; method: string; status: number; contentType: string; body: unknown }

/** Fails where a status, a content type or a field of an answer is not in the description. */
export function expectDescribed({ path, method, status, contentType, body }: Answer): void {
  const verb = method.toLowerCase()
  const schema = `api#${pointer('paths', path, verb, 'responses', String(status))}`
  const said = resolved(['paths', path, verb, 'responses', String(status)])
  expect(said, `${method} ${path} answers ${status}`).toBeDefined()
  const type = contentType.split(';')[0] ?? ''
  const inside = '$ref' in Object(said) ? `api${Object(said).$ref}` : schema
  check(`${inside}/content/${escape(type)}/schema`, body, `${method} ${path} ${status} ${type}`)
}

/** A body that a call accepts is one by its description. */
export function expectAccepted(path: string, method: string, body: unknown): void {
  const place = ['paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema']
  if (resolved(place)) check(`api#${pointer(...place)}`, body, `${method} ${path} accepts`)
}

function check(ref: string, value: unknown, what: string) {
  const validate = ajv.getSchema(ref) ?? ajv.compile({ $ref: ref })
  const fits = validate(value)
  expect(fits === true ? [] : validate.errors, what).toEqual([])
}

const escape = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
const pointer = (...parts: string[]) => parts.map((part) => `/${escape(part)}`).join('')
const resolved = (parts: string[]): unknown =>
  parts.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at ? Reflect.get(at, part) : undefined),
    document,
  )

export const isMethod = (word: string): word is Method => ['get', 'post', 'put'].includes(word)
export { document as apiDocument }
