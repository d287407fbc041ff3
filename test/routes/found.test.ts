import type { MetaDescriptor, MetaFunction } from '@remix-run/react'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { afterAll, describe, expect, test } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import routes from '#app/routes.ts'
import { loader as robots } from '#app/routes/outside/robots.ts'
import { isOpenPage, openKinds, openPages, privatePages } from '#app/routes/public/pages.ts'
import { languages, prefixOf } from '#app/i18n/language.ts'

// What search engines may find, and what they may not.

afterAll(closeRuntime)

const publicRoutes = routes.find(({ file }) => file === 'routes/public/layout.tsx')?.children ?? []
const pathOf = ({ path }: RouteConfigEntry) => `/${path ?? ''}`
const isListed = (path: string) =>
  [...openPages, ...openKinds].some((open) => open === path.replace(/\/:\w+\?$/, '') || open === path) ||
  privatePages.some((closed) => path.startsWith(closed))

test('every public page is listed as one to be found or as a private one', () => {
  expect(publicRoutes.map(pathOf).filter((path) => !isListed(path))).toEqual([])
})

test('nothing is listed that there is not', () => {
  const paths = publicRoutes.map(pathOf)
  const known = new Set(paths.flatMap((path) => [path, path.replace(/\/:\w+\?$/, ''), path.replace('?', '')]))
  expect([...openPages, ...openKinds].filter((path) => !known.has(path))).toEqual([])
})

test('a page that is one person’s, and one nobody knows, is not to be found', () => {
  for (const path of [
    '/tickets/K7M-2QX-9D4F',
    '/t/abc',
    '/rate/abc',
    '/report/received',
    '/desk',
    '/nowhere',
  ])
    expect([path, isOpenPage(path)]).toEqual([path, false])
  for (const path of ['/', '/check', '/incidents/INC-ABCDEFG', '/history/2026-11'])
    expect([path, isOpenPage(path)]).toEqual([path, true])
})

test('robots leave the desk, tickets and signed links alone, and find the sitemap', async () => {
  const request = new Request('http://127.0.0.1:3000/robots.txt')
  const text = await robots({ request, params: {}, context: {} }).text()
  const lines = text.split('\n')
  expect(lines[0]).toBe('User-agent: *')
  for (const path of ['/desk', '/tickets/', '/en/t/', '/zh-TW/rate/'])
    expect(lines).toContain(`Disallow: ${path}`)
  expect(lines).toContain('Sitemap: http://127.0.0.1:3000/sitemap.xml')
  const open = openPages.flatMap((page) => languages.map((language) => `${prefixOf(language)}${page}`))
  const closed = lines.flatMap((line) => /^Disallow: (.+)$/.exec(line)?.[1] ?? [])
  expect(open.filter((page) => closed.some((path) => page.startsWith(path)))).toEqual([])
})

describe('every page that is to be found', () => {
  const modules = import.meta.glob<{ meta?: MetaFunction }>('../../app/routes/public/*.tsx')
  const open = publicRoutes.filter(
    (route) =>
      isListed(pathOf(route)) &&
      !pathOf(route).match(
        /^\/(t|rate|tickets|report\/received|subscribe\/(?:incidents|manage)|confirm|unsubscribe)\b/,
      ),
  )

  test.each(open.map((route) => [pathOf(route), route.file]))(
    '%s says in each language what it is',
    async (path, file) => {
      const meta = (await modules[`../../app/${file}`]?.())?.meta
      const said = languages.map((language) => describedBy(meta, `${prefixOf(language)}${path}`))
      for (const { title, description } of said) {
        expect(title.length, path).toBeGreaterThan(5)
        expect(description.length, path).toBeGreaterThan(8)
        expect(description.length, path).toBeLessThan(200)
      }
      expect(new Set(said.map(({ description }) => description)).size).toBe(languages.length)
      expect(said[2]?.description).not.toMatch(/\p{Script=Han}/u)
    },
  )
})

function describedBy(meta: MetaFunction | undefined, pathname: string) {
  const location = { pathname, search: '', hash: '', state: null, key: 'x' }
  const all: MetaDescriptor[] =
    meta?.({ data: undefined, params: {}, location, matches: [], error: undefined }) ?? []
  const content = (name: string) =>
    all.flatMap((one) =>
      'name' in one && one.name === name && 'content' in one ? [String(one.content)] : [],
    )[0] ?? ''
  return {
    title: all.flatMap((one) => ('title' in one ? [String(one.title)] : []))[0] ?? '',
    description: content('description'),
  }
}
