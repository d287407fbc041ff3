import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { conflict, invalid, notFound, tooMany } from '#app/domain/ground/errors/errors.ts'
import { translateErrors } from '#app/http/translate-errors.ts'

const future = {
  v3_singleFetch: true,
  v3_throwAbortReason: true,
  v3_relativeSplatPath: true,
  v3_fetcherPersist: true,
}

/** A build of one route, as Remix makes them; with `Page` it has a page, without it answers programs. */
function buildWith(refusal: Error, Page?: () => null): ServerBuild {
  const refuse = async () => {
    throw refusal
  }
  return buildOf({ default: Page, loader: refuse, action: refuse })
}

function buildOf(module: object): ServerBuild {
  const route = { id: 'one', path: 'one', module }
  return {
    entry: {
      module: { default: async (_request: Request, status: number) => new Response('page', { status }) },
    },
    routes: { one: route },
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
    assetsBuildDirectory: '',
    publicPath: '/',
    basename: '/',
    future: { ...future, v3_lazyRouteDiscovery: false, v3_routeConfig: true, unstable_optimizeDeps: false },
    isSpaMode: false,
  } as unknown as ServerBuild
}

const ask = (build: ServerBuild, init?: RequestInit) =>
  createRequestHandler(translateErrors(build), 'production')(new Request('http://site/one', init))

test.each([
  [notFound('ticket.unknown'), 404],
  [conflict('ticket.stale'), 409],
  [invalid([{ field: 'contact.email', message: 'email' }]), 422],
  [tooMany(30), 429],
])('%s gives a page of status %i', async (refusal, status) => {
  expect((await ask(buildWith(refusal, () => null))).status).toBe(status)
})

test('a program gets a problem document with its fields and when to come back', async () => {
  const refused = await ask(buildWith(invalid([{ field: 'contact.email', message: 'email' }])), {
    method: 'POST',
  })
  expect([refused.status, refused.headers.get('content-type')]).toEqual([
    422,
    'application/problem+json; charset=utf-8',
  ])
  expect(await refused.json()).toMatchObject({
    type: 'urn:fapiao-desk:problem:invalid',
    status: 422,
    errors: [{ field: 'contact.email' }],
  })
  expect((await ask(buildWith(tooMany(30)))).headers.get('retry-after')).toBe('30')
})

test('a program that reads what is only written, or writes what is only read, is told what it may', async () => {
  const answer = async () => new Response('well')
  for (const [module, method, allowed] of [
    [{ action: answer }, 'GET', 'POST, OPTIONS'],
    [{ loader: answer }, 'POST', 'GET, HEAD, OPTIONS'],
  ] as const) {
    const refused = await ask(buildOf(module), { method })
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, allowed])
    expect(await refused.json()).toMatchObject({ status: 405 })
    expect((await ask(buildOf(module), { method: method === 'GET' ? 'POST' : 'GET' })).status).toBe(200)
  }
})
