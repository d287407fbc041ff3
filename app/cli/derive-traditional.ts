import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { areaNames } from '#app/i18n/areas.ts'
import { toTraditional } from '#app/i18n/traditional.ts'

// Read from disk, not from the imported catalogue: this also runs right after a new key was typed.
const folder = new URL('../i18n/', import.meta.url)

mkdirSync(new URL('zh-TW/', folder), { recursive: true })
for (const area of areaNames) {
  const source: Record<string, string> = JSON.parse(
    readFileSync(new URL(`zh-CN/${area}.json`, folder), 'utf8'),
  )
  const derived = Object.fromEntries(Object.entries(source).map(([key, text]) => [key, toTraditional(text)]))
  writeFileSync(new URL(`zh-TW/${area}.json`, folder), `${JSON.stringify(derived, null, 2)}\n`)
}
