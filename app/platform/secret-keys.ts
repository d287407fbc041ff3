import { readFileSync } from 'node:fs'

export type SecretKey = { id: string; bytes: Buffer }

const shape = /^([a-z0-9]{1,16}):([A-Za-z0-9+/]{43}=)$/i
const rule = 'must be id:base64(32 bytes)[,id:base64(32 bytes)…], the current key first'
/** Random bytes have about 30 different values among 32. */
const fewestValues = 8
/** What a person typed, or a word again and again: random bytes are neither in the lifetime of the world. */
const isTyped = (bytes: Buffer) => bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
const repeats = (bytes: Buffer) =>
  [1, 2, 4, 8, 16].some((period) => bytes.subarray(period).equals(bytes.subarray(0, -period)))

export const isKeyId = (text: string) => /^[a-z0-9]{1,16}$/i.test(text)

/** Reads `id:base64(32 bytes)[,id:base64…]`. Throws with what is wrong; no value of a key stands in the message. */
export function parseKeys(text: string): SecretKey[] {
  const keys = text.split(',').map((part) => {
    const [, id, encoded] = shape.exec(part.trim()) ?? []
    if (!id || !encoded) throw new Error(rule)
    return { id, bytes: Buffer.from(encoded, 'base64') }
  })
  for (const [at, { id, bytes }] of keys.entries()) {
    // Behind a new key an old one of that kind still reads what was written under it.
    const isGuessed = at === 0 && (isTyped(bytes) || repeats(bytes))
    if (isGuessed || new Set(bytes).size < fewestValues)
      throw new Error(
        `key ${id} is no secret: its bytes are not random; head -c32 /dev/urandom | base64 makes one`,
      )
    const before = keys.slice(0, at)
    if (before.some((other) => other.id === id)) throw new Error(`key ${id} stands there twice`)
    const same = before.find((other) => other.bytes.equals(bytes))
    if (same) throw new Error(`keys ${same.id} and ${id} are the same key under two names`)
  }
  return keys
}

/** The error of the keys' text, or null. */
export function keysProblem(text: string): string | null {
  try {
    parseKeys(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : rule
  }
}

export const keysRule = rule

type Given = Record<string, string | undefined>

/** The environment with the keys of SECRET_KEYS_FILE in it, and the error of that file, if any. */
export function withKeysFile(given: Given): { given: Given; problems: string[] } {
  const file = given.SECRET_KEYS_FILE
  if (!file) return { given, problems: [] }
  if (given.SECRET_KEYS)
    return { given, problems: ['SECRET_KEYS_FILE: SECRET_KEYS is set, too; only one of them may be'] }
  try {
    // The same file may serve as an environment file of systemd or a shell.
    const text = readFileSync(file, 'utf8')
      .trim()
      .replace(/^SECRET_KEYS=/, '')
    const problem = keysProblem(text)
    return {
      given: { ...given, SECRET_KEYS: text },
      problems: problem ? [`SECRET_KEYS_FILE: ${problem}`] : [],
    }
  } catch {
    return { given, problems: [`SECRET_KEYS_FILE: ${file} can't be read`] }
  }
}
