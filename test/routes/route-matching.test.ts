import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forPath } from '#app/http/route-matching.ts'
import { pageBuild } from '#test/support/render.ts'

const build = await pageBuild()
const ids = Object.keys(build.routes)
const pieces = [
  ...new Set(Object.values(build.routes).flatMap((route) => route?.path?.split('/') ?? [])),
  ...['en', 'zh-TW', 'DESK', 'de%73k', 'a%2Fb', '', 'x.csv', 'TAX-4F3-EE58', '手机', 'report.data'],
].map((piece) => piece.replace(/\?$/, ''))

/** The routes that the router finds for a path, from the root down, with what it read from it. */
const foundIn = (tree: Tree, pathname: string) =>
  matchRoutes(tree, pathname)?.map(({ route, params }) => [route.id, params]) ?? null

type Tree = Parameters<typeof matchRoutes>[0]
function treeOf({ routes }: ServerBuild, parent?: string): Tree {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parent) return []
    const { id, path, index } = route
    return [index ? { id, path, index } : { id, path, children: treeOf({ ...build, routes }, id) }]
  })
}

const all = treeOf(build)
const builtFor = forPath(build, (given) => given)
const pathname = fc
  .array(fc.constantFrom(...pieces), { maxLength: 6 })
  .map((chosen) => new URL(`http://site/${chosen.join('/')}`).pathname)

test('for any path the router finds the same route among those that can match it as among all', () => {
  fc.assert(
    fc.property(pathname, (path) => {
      expect(foundIn(treeOf(builtFor(path)), path)).toEqual(foundIn(all, path))
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['/', 5],
  ['/en/report', 6],
  ['/desk/tickets', 8],
  ['/nothing/of/the/kind', 2],
])('%s is given a handful of the routes', (path, most) => {
  const { routes, assets } = builtFor(path)
  expect(Object.keys(routes).length).toBeLessThanOrEqual(most)
  expect(Object.keys(assets.routes)).toEqual(Object.keys(routes))
  expect(ids.length).toBeGreaterThan(100)
})

test('the data of a page come from the routes of the page, those of the first page too', () => {
  expect(builtFor('/desk/tickets.data')).toBe(builtFor('/desk/tickets'))
  expect(builtFor('/_root.data')).toBe(builtFor('/'))
})

test('what the browser asks about other paths is answered from all routes', () => {
  expect(builtFor('/__manifest')).toBe(build)
})
