import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { projectRoot } from '#db/project-root.ts'

/** One file: the fields between its `---` lines, not checked yet, and the Markdown below them. */
export type MarkdownFile = { head: unknown; body: string }
export type MarkdownText = { name: string; 'zh-CN': MarkdownFile; en: MarkdownFile }

const fileName = /^(?<name>.+)\.(?:zh-CN|en)\.md$/
const parts = /^---\n(?<head>.*?)\n---\n(?<body>.*)$/s

/**
 * The texts in `content/FOLDER`, each written as `NAME.zh-CN.md` and `NAME.en.md`. Throws where a language is missing
 * or a file has no head, and names the file.
 */
export function readTexts(folder: string): MarkdownText[] {
  const path = join(projectRoot, 'content', folder)
  const names = new Set(readdirSync(path).flatMap((file) => fileName.exec(file)?.groups?.name ?? []))
  return [...names].toSorted().map((name) => ({
    name,
    'zh-CN': readFile(join(path, `${name}.zh-CN.md`)),
    en: readFile(join(path, `${name}.en.md`)),
  }))
}

function readFile(path: string): MarkdownFile {
  const { head, body } = parts.exec(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'))?.groups ?? {}
  if (head === undefined || body === undefined)
    throw new Error(`${path}: does not begin with fields between ---`)
  return { head: parse(head), body: body.trim() }
}

/** Checks the fields of a file; an error names the file and the field. */
export function headOf<Head>(schema: z.ZodType<Head>, { head }: MarkdownFile, file: string): Head {
  const checked = schema.safeParse(head)
  if (checked.success) return checked.data
  const faults = checked.error.issues.map(
    ({ path, message }) => `${path.map(String).join('.') || 'head'}: ${message}`,
  )
  throw new Error(`${file}: ${faults.join('; ')}`)
}
