import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { operations } from '#app/http/openapi/operations.ts'
import { loader } from '#app/routes/api/openapi.ts'
import { apiDocument, describedRoutes, expectAccepted } from '#test/support/described.ts'

const routes = await describedRoutes()

test('the description is valid OpenAPI 3.1, and anybody may read it', async () => {
  const answer = loader({
    request: new Request('http://127.0.0.1:3000/api/v1/openapi.json'),
    params: {},
    context: {},
  })
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  const document = await answer.json()
  const validator = new Validator()
  const result = await validator.validate(document)
  expect(result.errors ?? []).toEqual([])
  expect([result.valid, validator.version]).toEqual([true, '3.1'])
  expect(document).toEqual(JSON.parse(JSON.stringify(apiDocument)))
})

describe('operations and routes', () => {
  const listed = operations.map(({ method, path }) => `${method} ${path}`)

  test('every route has its operations, and every operation its route', () => {
    const expected = routes.flatMap(({ path, loader: reads, action }) => [
      ...(reads ? [`get ${path}`] : []),
      ...(action ? [`unsafe ${path}`] : []),
    ])
    const described = operations.map(({ method, path }) => `${method === 'get' ? 'get' : 'unsafe'} ${path}`)
    expect(described.toSorted()).toEqual(expected.toSorted())
  })

  test('each is described once, under an id of its own', () => {
    expect(new Set(listed).size).toBe(listed.length)
    expect(new Set(operations.map(({ id }) => id)).size).toBe(listed.length)
  })

  test('every call that needs a key says which scope, every unsafe one takes an Idempotency-Key', () => {
    for (const { path, method, scope } of operations) {
      const operation = JSON.stringify(apiDocument.paths[path]?.[method])
      expect(operation).toContain(scope ? `"security":[{"key":["${scope}"]}]` : '"security":[]')
      expect(operation.includes('IdempotencyKey')).toBe(method !== 'get' && scope !== undefined)
    }
  })

  test('every example would be accepted', () => {
    const given = operations.filter(({ body }) => body)
    expect(given.filter(({ example }) => !example)).toEqual([])
    for (const { path, method, example } of given) expectAccepted(path, method, example)
  })
})
