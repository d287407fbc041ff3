import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { languageFacts } from '#app/i18n/language.ts'

// What only a running script shows (dialogs, warnings, what is heard after an action) is in no answer of the server:
// the sources are read for it.

/** Named in every language as they call themselves. */
const allowed = new Set<string>(Object.values(languageFacts).map(({ endonym }) => endonym))
const spoken = /^(title|alt|label|placeholder|aria-(label|description|roledescription|valuetext))$/

/** The page of components, for developers alone: it names the folders that it shows. */
const forDevelopers = join('app', 'ui', 'showcase')

const sources = ['ui', 'routes']
  .flatMap((folder) =>
    readdirSync(join('app', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => join('app', folder, name)),
  )
  .filter((file) => !file.startsWith(forDevelopers))

/** Letters that a component writes itself: between its tags, or in an attribute that is read or heard. */
function wordsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const take = (text: string) => {
    if (/\p{L}/u.test(text) && !allowed.has(text.trim())) found.push(`${file}: ${text.trim()}`)
  }
  function visit(node: ts.Node) {
    if (ts.isJsxText(node)) take(node.text)
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression))
      if (!ts.isJsxAttribute(node.parent)) take(node.expression.text)
    if (ts.isJsxAttribute(node) && spoken.test(node.name.getText()))
      if (node.initializer && ts.isStringLiteral(node.initializer)) take(node.initializer.text)
    if (ts.isStringLiteralLike(node) && /\p{Script=Han}/u.test(node.text)) take(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

test('no component writes words of its own', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.flatMap(wordsIn)).toEqual([])
})
