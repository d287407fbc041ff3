import { bytesOfFile } from '#app/platform/file-bytes.ts'
import { sha256HexInThreadPool } from '#app/platform/hashes.ts'

/** Fields that the page fills in: the key itself, the state it showed, where to go afterwards. */
const filledByPage = new Set(['formKey', 'seenVersion', 'seenAt', 'back'])

/**
 * Everything a person has typed or chosen in a form, as one text that two equal forms have in common. Files are read:
 * another file of the same name is other words.
 */
export async function sentWords(form: FormData): Promise<string> {
  const parts: string[][] = []
  for (const [name, value] of form) {
    if (filledByPage.has(name)) continue
    if (typeof value === 'string') parts.push([name, value])
    else parts.push([name, value.name, await sha256HexInThreadPool(await bytesOfFile(value))])
  }
  return JSON.stringify(parts)
}
