import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const named = (pattern: RegExp) =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((name) => join('app', name))
    .filter((file) => pattern.test(file))
const read = (file: string) => readFileSync(file, 'utf8')

type Use = { file: string; sheet: string; classes: string[]; isDynamic: boolean }

/** The classes of each style sheet that a component imports, as far as it names them. */
const uses: Use[] = named(/\.tsx?$/).flatMap((file) => {
  const source = read(file)
  const body = source.replaceAll(/^import .*$/gm, '')
  return [...source.matchAll(/^import (\w+) from '#(app\/[\w/-]+\.module\.css)'$/gm)].map(
    ([, name = '', sheet = '']) => ({
      file,
      sheet,
      classes: [...body.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, one = '']) => one),
      isDynamic: new RegExp(`\\b${name}\\[`).test(body),
    }),
  )
})

const classesOf = (sheet: string) => {
  const rules = read(sheet).replaceAll(/\/\*[^]*?\*\//g, '')
  return [...new Set([...rules.matchAll(/\.([a-z][\w-]*)(?=[^{};]*\{)/gi)].map(([, name = '']) => name))]
}

test('style sheets are found, and the components that use them', () => {
  expect(uses.length).toBeGreaterThan(50)
  expect(uses.flatMap(({ classes }) => classes).length).toBeGreaterThan(300)
})

test('every class that a component names stands in its style sheet', () => {
  const unknown = uses.flatMap(({ file, sheet, classes }) => {
    const known = classesOf(sheet)
    return classes.filter((name) => !known.includes(name)).map((name) => `${file}: ${name} of ${sheet}`)
  })
  expect(unknown).toEqual([])
})

test('every class of a style sheet is one that a component names', () => {
  const left = named(/\.module\.css$/)
    // Some are picked by a word: `styles[tone]`.
    .filter((sheet) => !uses.some((use) => use.sheet === sheet && use.isDynamic))
    .flatMap((sheet) => {
      const used = uses.filter((use) => use.sheet === sheet).flatMap(({ classes }) => classes)
      return classesOf(sheet)
        .filter((name) => !used.includes(name))
        .map((name) => `${sheet}: ${name}`)
    })
  expect(left).toEqual([])
})
