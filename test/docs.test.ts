import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { configurationPage, exampleEnvironment } from '#app/cli/docs/configuration-page.ts'
import { settingNames } from '#app/platform/config.ts'

const read = (file: string) => readFileSync(file, 'utf8')
const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

test('the README is one a stranger reads to its end', () => {
  expect(statSync('README.md').size).toBeLessThanOrEqual(8000)
})

test.each(pages)('every link of %s leads to a file that is there', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)\s#]+)/g)].map(([, link = '']) =>
    normalize(join(dirname(page), link)),
  )
  expect(links.filter((link) => !existsSync(link))).toEqual([])
})

test.each(pages)('every file of ours that %s names is there', (page) => {
  const named = [
    ...read(page).matchAll(/`((?:app|db|emails|jobs|test|docs)\/[\w./-]+\.(?:ts|tsx|json|md))`/g),
  ]
  expect(named.map(([, file = '']) => file).filter((file) => !existsSync(file))).toEqual([])
})

/** The settings that the configuration reads; the keys may also stand in a file. */
const settings = ['SECRET_KEYS_FILE', ...settingNames].filter((name) => name !== 'NODE_ENV').sort()

test('the configuration page names every setting and no other', () => {
  const rows = read('docs/configuration.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
  )
  expect(named.sort()).toEqual(settings)
})

test('the example environment names every setting and no other', () => {
  const named = [...read('.env.example').matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name)
  expect(named.sort()).toEqual(settings)
})

test('the configuration page and the example environment are as `npm run docs` writes them', () => {
  const page = read('docs/configuration.md')
  expect(configurationPage(page)).toBe(page)
  expect(read('.env.example')).toBe(exampleEnvironment(page))
})
