import createClient from 'openapi-fetch'
import openapiTS, { astToString } from 'openapi-typescript'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import type { paths } from '#test/fixtures/api.ts'
import { aKey } from '#test/support/api.ts'
import { apiDocument, describedRoutes, expectDescribed } from '#test/support/described.ts'
import { openDesk } from '#test/support/desk.ts'

// A client that a generator makes of the description, as somebody else would use it.

const base = 'http://127.0.0.1:3000/api/v1'
const routes = (await describedRoutes()).map((route) => ({
  ...route,
  pattern: new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}))

/** Takes a request to its route; every answer is held beside the description. */
async function reach(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace('/api/v1', '')
  const route = routes.find(({ pattern }) => pattern.test(path))
  const handle = request.method === 'GET' ? route?.loader : route?.action
  if (!route || !handle) throw new Error(`nothing is at ${path}`)
  const response = await handle({ request, params: { ...route.pattern.exec(path)?.groups }, context: {} })
  if (!(response instanceof Response)) throw new Error('an API route answers with a Response')
  expectDescribed({
    path: route.path,
    method: request.method,
    status: response.status,
    contentType: response.headers.get('Content-Type') ?? '',
    body: await response.clone().json(),
  })
  return response
}

const clientWith = (key: string) =>
  createClient<paths>({ baseUrl: base, fetch: reach, headers: { Authorization: `Bearer ${key}` } })
let client: ReturnType<typeof clientWith>

beforeEach(async () => {
  await openDesk()
  client = clientWith(await aKey())
})
afterAll(closeRuntime)

test('the types of the client are those that the generator makes now', async () => {
  const ast = await openapiTS(JSON.stringify(apiDocument), {
    silent: true,
    // Who calls may leave out what has a default.
    defaultNonNullable: false,
  })
  await expect(astToString(ast)).toMatchFileSnapshot('../../fixtures/api.ts')
})

test('the whole journey goes by the generated client, and each answer is of its described shape', async () => {
  const filed = await client.POST('/tickets', {
    params: { header: { 'Idempotency-Key': 'journey' } },
    body: {
      kind: 'missing_invoice',
      symptom: 'not_found',
      invoice: { number: '24112000000100000077', issuedOn: '2024-11-05', amount: '120.00' },
      description: '查验平台提示查无此票。',
      contact: { email: 'client@demo.invalid' },
    },
  })
  const number = filed.data?.number ?? ''
  const path = { number }
  expect(filed.response.status).toBe(201)
  expect(filed.data).toHaveProperty('dueAt.firstResponse', expect.any(String))
  expect(
    (await client.GET('/tickets', { params: { query: { state: 'new', limit: 5 } } })).data?.items,
  ).toHaveLength(1)

  const declared = await client.POST('/incidents', {
    body: { title: '同步延迟', severity: 2, components: ['data_sync'], description: '积压' },
  })
  const incident = { number: declared.data?.number ?? '' }
  expect((await client.GET('/incidents')).data?.items).toHaveLength(1)
  expect((await client.GET('/incidents/{number}', { params: { path: incident } })).data?.title).toEqual({
    'zh-CN': '同步延迟',
  })
  const linked = await client.PUT('/incidents/{number}/tickets', {
    params: { path: incident },
    body: { add: [number] },
  })
  expect(linked.data?.scope.tickets).toBe(1)
  const staged = await client.POST('/incidents/{number}/stages/{key}', {
    params: { path: { ...incident, key: 'diagnose' } },
    body: { action: 'complete' },
  })
  expect(staged.data?.stages[0]?.completedAt).toEqual(expect.any(String))

  const told = await client.POST('/incidents/{number}/updates', {
    params: { path: incident },
    body: {
      status: 'identified',
      body: { 'zh-CN': '原因已确认。' },
      components: { data_sync: 'partial_outage' },
    },
  })
  const notice = { id: told.data?.notice?.id ?? '' }
  expect((await client.GET('/notices/{id}', { params: { path: notice } })).data?.counts.queued).toBe(0)
  expect((await client.POST('/notices/{id}/retry', { params: { path: notice } })).data).toEqual({
    retried: 0,
  })
  expect((await client.POST('/notices/{id}/cancel', { params: { path: notice } })).data).toEqual({
    cancelled: true,
  })

  await client.POST('/tickets/{number}/messages', {
    params: { path },
    body: { visibility: 'public', body: '正在核实。' },
  })
  const moved = await client.POST('/tickets/{number}/transitions', {
    params: { path },
    body: { to: 'resolved', reason: '已补传。' },
  })
  expect(moved.data?.state).toBe('resolved')
  const whole = await client.GET('/tickets/{number}', { params: { path } })
  expect(whole.data?.messages.map(({ body }) => body)).toEqual(['正在核实。', '已补传。'])

  const subscriber = await client.POST('/subscribers', {
    body: { channel: 'email', address: 'news@demo.invalid', confirmed: true },
  })
  expect(subscriber.data?.confirmed).toBe(true)
  expect((await client.GET('/sandbox/messages', { params: { query: { limit: 10 } } })).data?.next).toBeNull()
})

test('a refusal is a problem that the client knows the shape of', async () => {
  const wrong = await client.POST('/tickets', {
    body: { kind: 'complaint', description: '', contact: { email: 'client@demo.invalid' } },
  })
  expect(wrong.error).toMatchObject({ status: 422, errors: [{ field: 'description' }] })
  const unknown = await client.GET('/tickets/{number}', { params: { path: { number: 'AAA-AAA-AAAA' } } })
  expect(unknown.error?.type).toBe('urn:fapiao-desk:problem:not_found')
  const survey = await client.POST('/surveys/{token}', {
    params: { path: { token: 'none' } },
    body: { solved: true, level: 5 },
  })
  expect(survey.error?.status).toBe(404)
  const stranger = await clientWith('fd_unknown').GET('/incidents')
  expect([stranger.response.status, stranger.error?.title]).toEqual([401, expect.any(String)])
})
