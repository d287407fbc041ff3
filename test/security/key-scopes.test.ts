import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createApiKey, listApiKeys, revokeApiKey } from '#app/domain/people/api-keys/manage-api-keys.ts'
import { scopes, type Scope } from '#app/domain/people/roles/scopes.ts'
import { operations } from '#app/http/openapi/operations.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
import { allRoutes } from './walk/routes.ts'

// Every call of the API with a key for each scope alone: what the description declares is what a key may do.

beforeEach(openDesk)
afterAll(closeRuntime)

const routes = (await allRoutes()).filter(({ path }) => path.startsWith('/api/v1/'))
const pathOf = (path: string) => `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
const calls = operations.map((operation) => {
  const route = routes.find(({ path }) => path === pathOf(operation.path))
  return { ...operation, handle: operation.method === 'get' ? route?.loader : route?.action }
})
type Call = (typeof calls)[number]
const guarded = calls.filter(({ scope }) => scope)

/** The description itself is for everybody. */
const undescribed = ['/api/v1/openapi.json']

const keyFor = (held: readonly Scope[]) =>
  createApiKey(asSystem(), { name: '测试', scopes: held, perSecond: null })

async function statusOf(call: Call, key: string | null, params: Record<string, string>, body = call.example) {
  const request = new Request(`http://127.0.0.1:3000${pathOf(call.path)}`, {
    method: call.method.toUpperCase(),
    headers: key === null ? {} : { Authorization: `Bearer ${key}` },
    ...(call.method === 'get' ? {} : { body: JSON.stringify(body ?? {}) }),
  })
  const answer: unknown = await call.handle?.({ request, params, context: { clientIp: '203.0.113.9' } })
  if (!(answer instanceof Response)) throw new Error(`${call.id} has no handler that answers`)
  const problem: unknown = answer.ok ? null : await answer.json()
  const type = typeof problem === 'object' && problem && 'type' in problem ? problem.type : null
  return { status: answer.status, type }
}

const refused = { status: 403, type: 'urn:fapiao-desk:problem:api.scope' }
const unknown = { status: 401, type: 'urn:fapiao-desk:problem:api.key' }

/** What a refused call must not change. */
const whatIsThere = async () => {
  const [row] = await sql`
    select (select count(*) from tickets) as tickets, (select count(*) from incidents) as incidents,
           (select count(*) from messages) as messages, (select count(*) from subscribers) as subscribers,
           (select count(*) from events where subject_type <> 'api_key') as events`
  return row
}

test('every call that there is has a description that says which scope it needs, or that it needs none', () => {
  const described = new Set(
    calls.map(({ method, path }) => `${method === 'get' ? 'reads' : 'writes'} ${pathOf(path)}`),
  )
  const handled = routes
    .filter(({ path }) => !undescribed.includes(path))
    .flatMap(({ path, loader, action }) => [
      ...(loader ? [`reads ${path}`] : []),
      ...(action ? [`writes ${path}`] : []),
    ])
  expect(new Set(handled)).toEqual(described)
  expect(calls.filter(({ handle }) => !handle).map(({ id }) => id)).toEqual([])
  expect(calls.filter(({ scope, signed }) => !scope && !signed).map(({ id }) => id)).toEqual(['answerSurvey'])
})

test('every scope is for some call, but for the one that adds to another', () => {
  const used = new Set(guarded.map(({ scope }) => scope))
  expect(scopes.filter((scope) => !used.has(scope))).toEqual(['subscribers:import'])
})

describe.each(scopes)('a key with %s alone', (held) => {
  test('may do what is declared for it, and is refused everything else', async () => {
    const { number } = await createTicket()
    const key = await keyFor([held])
    const params = { number, key: 'diagnose', id: '018f4f4e-0000-7000-8000-000000000000' }
    const before = await whatIsThere()

    for (const call of guarded.filter(({ scope }) => scope !== held))
      expect([call.id, await statusOf(call, key, params)]).toEqual([call.id, refused])
    expect(await whatIsThere()).toEqual(before)

    for (const call of guarded.filter(({ scope }) => scope === held)) {
      const { status } = await statusOf(call, key, params)
      // Let in: what is asked for may be missing all the same.
      expect([call.id, [200, 201, 404, 409, 422].includes(status)]).toEqual([call.id, true])
    }
  })
})

describe('no call is answered', () => {
  const never = async () => 'fd_this-key-was-never-made-by-anybody'
  const revoked = async () => {
    const key = await keyFor(scopes)
    for (const { id } of await listApiKeys(asSystem())) await revokeApiKey(asSystem(), id)
    return key
  }
  test.each([
    ['without a key', async () => null],
    ['with an unknown key', never],
    ['with a key that was revoked', revoked],
    ['with the beginning of a key', async () => (await keyFor(scopes)).slice(0, -1)],
    ['with a key in other letters', async () => (await keyFor(scopes)).toUpperCase()],
  ])('%s', async (_, make) => {
    const { number } = await createTicket()
    const key = await make()
    const before = await whatIsThere()
    for (const call of guarded)
      expect([call.id, await statusOf(call, key, { number })]).toEqual([call.id, unknown])
    expect(await whatIsThere()).toEqual(before)
  })
})

test('a subscriber who is said to have consented elsewhere needs both scopes', async () => {
  const [add] = calls.filter(({ id }) => id === 'addSubscriber')
  if (!add) throw new Error('there is no such call')
  const body = { channel: 'email', address: 'reader@demo.example', confirmed: true }
  const ask = async (...held: Scope[]) => (await statusOf(add, await keyFor(held), {}, body)).status

  expect(await ask('subscribers:import')).toBe(403)
  expect(await ask('subscribers:write')).toBe(403)
  expect(await sql`select 1 from subscribers`).toHaveLength(0)
  expect(await ask('subscribers:write', 'subscribers:import')).toBe(201)
})
