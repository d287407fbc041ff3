import { config } from './config.ts'
import { parseKeys, type SecretKey } from './secret-keys.ts'

export type Keyring = {
  current: SecretKey
  /** Key of what must not change while keys rotate (content names, codes in flight). */
  oldest: SecretKey
  all: readonly SecretKey[]
  /** The key with this id, or undefined where it is not among those set. */
  byId: (id: string) => SecretKey | undefined
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
    byId: (id) => all.find((candidate) => candidate.id === id),
  }
}
