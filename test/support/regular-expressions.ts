import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

export type Found = { place: string; source: string; flags: string }

/** Every expression written in a folder's files: literals, and templates that `new RegExp` is given, filled with x. */
export function expressionsIn(folder: string): Found[] {
  const found: Found[] = []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name)) continue
    const path = join(folder, name)
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
    const look = (node: ts.Node): void => {
      const place = `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/')
        found.push({ place, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
      } else if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
        const source = filled(node.arguments?.[0])
        if (source !== null) found.push({ place, source, flags: '' })
      }
      ts.forEachChild(node, look)
    }
    look(file)
  }
  return found
}

function filled(given: ts.Expression | undefined): string | null {
  if (!given || !ts.isTemplateExpression(given)) return null
  return given.templateSpans.reduce((text, { literal }) => `${text}x${literal.text}`, given.head.text)
}
