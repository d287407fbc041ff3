import { config } from './config.ts'

export type SecretKey = { id: string; bytes: Buffer }
export type Keyring = {
  current: SecretKey
  /** Key of what must not change while keys rotate (content names, codes in flight). */
  oldest: SecretKey
  all: readonly SecretKey[]
  byId: (id: string) => SecretKey
}

/** `id:base64(32 bytes)[,id:base64…]`, the current key first. Throws with the reason where the text is not of that shape. */
export function parseKeys(text: string): SecretKey[] {
  return text.split(',').map((part, index) => {
    const [id, encoded, ...rest] = part.trim().split(':')
    const bytes = Buffer.from(encoded ?? '', 'base64')
    if (!id || !/^[a-z0-9]{1,16}$/i.test(id) || rest.length > 0 || bytes.length !== 32) {
      throw new Error(`key ${index + 1} is not id:base64 of 32 bytes`)
    }
    return { id, bytes }
  })
}

let loaded: { text: string; keyring: Keyring } | undefined

export function keyring(): Keyring {
  const text = config().SECRET_KEYS
  if (loaded?.text === text) return loaded.keyring
  const keyring = makeKeyring(parseKeys(text))
  loaded = { text, keyring }
  return keyring
}

function makeKeyring(all: SecretKey[]): Keyring {
  const current = all.at(0)
  const oldest = all.at(-1)
  if (!current || !oldest) throw new Error('no secret key is set')
  return {
    current,
    oldest,
    all,
    byId: (id) => {
      const key = all.find((candidate) => candidate.id === id)
      if (!key) throw new Error(`secret key ${id} is not set`)
      return key
    },
  }
}
