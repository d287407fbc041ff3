import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { keyring, type SecretKey } from './keyring.ts'

type Purpose = 'encrypt' | 'index' | 'sign' | 'code' | 'content'

const derived = new Map<string, Buffer>()
function derive(key: SecretKey, purpose: Purpose): Buffer {
  const name = `${key.id}:${purpose}`
  const known = derived.get(name)
  if (known) return known
  const made = Buffer.from(hkdfSync('sha256', key.bytes, '', `fapiao-desk/${purpose}`, 32))
  derived.set(name, made)
  return made
}

/** Where a cipher text belongs; it decrypts nowhere else. */
export type Place = { table: string; column: string; row: string }
const aad = (place: Place) => Buffer.from(`${place.table}\n${place.column}\n${place.row}`)

/** AES-256-GCM. Layout: length of the key id (1 byte), key id, 12 bytes nonce, 16 bytes tag, cipher text. */
export function encrypt(plain: string | Uint8Array, place: Place): Buffer {
  const key = keyring().current
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derive(key, 'encrypt'), nonce)
  cipher.setAAD(aad(place))
  const body = Buffer.concat([
    cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain),
    cipher.final(),
  ])
  const keyId = Buffer.from(key.id)
  return Buffer.concat([Buffer.from([keyId.length]), keyId, nonce, cipher.getAuthTag(), body])
}

/** Throws when the key is unknown, the text was changed or it stands in another place than it was made for. */
export function decryptBytes(sealed: Buffer, place: Place): Buffer {
  const idLength = sealed[0] ?? 0
  const key = keyring().byId(sealed.subarray(1, 1 + idLength).toString())
  const nonce = sealed.subarray(1 + idLength, 13 + idLength)
  const tag = sealed.subarray(13 + idLength, 29 + idLength)
  const decipher = createDecipheriv('aes-256-gcm', derive(key, 'encrypt'), nonce)
  decipher.setAAD(aad(place))
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(29 + idLength)), decipher.final()])
}

export const decrypt = (sealed: Buffer, place: Place) => decryptBytes(sealed, place).toString('utf8')

const indexWith = (key: SecretKey, column: string, value: string) =>
  `${key.id}:${createHmac('sha256', derive(key, 'index')).update(`${column}\n${value}`).digest('base64url')}`

/** The look-up value of a normalised text. `column` separates kinds of data: the same text has another index elsewhere. */
export const blindIndex = (column: string, value: string) => indexWith(keyring().current, column, value)

/** Every index the text may stand under while keys rotate, the current one first. */
export const blindIndexes = (column: string, value: string) =>
  keyring().all.map((key) => indexWith(key, column, value))

export const keyedHash = (purpose: string, value: string) =>
  createHmac('sha256', derive(keyring().oldest, 'content')).update(`${purpose}\n${value}`).digest('base64url')

/** Six digits derived from an id: nothing that could be read needs to be stored. */
export function codeOf(id: string): string {
  const mac = createHmac('sha256', derive(keyring().oldest, 'code')).update(id).digest()
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

const macLength = 16
function mac(key: SecretKey, purpose: string, body: Uint8Array) {
  return createHmac('sha256', derive(key, 'sign'))
    .update(`${purpose}\n`)
    .update(body)
    .digest()
    .subarray(0, macLength)
}

/** A URL-safe token of A–Z a–z 0–9 _ - over `body`, good for one purpose only. */
export function signToken(purpose: string, body: Uint8Array): string {
  return Buffer.concat([body, mac(keyring().current, purpose, body)]).toString('base64url')
}

/** The signed bytes, or null where the token is not ours, was changed or is for another purpose. */
export function readToken(purpose: string, token: string): Buffer | null {
  if (!/^[A-Za-z0-9_-]{22,200}$/.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= macLength) return null
  const body = bytes.subarray(0, -macLength)
  const given = bytes.subarray(-macLength)
  return keyring().all.some((key) => timingSafeEqual(mac(key, purpose, body), given)) ? body : null
}

/** A short tag over `body` in hexadecimal digits, for where a text may change its case; good for one purpose only. */
export const shortTag = (purpose: string, body: Uint8Array, bytes: number) =>
  mac(keyring().current, purpose, body).subarray(0, bytes).toString('hex')

/** Whether this is the tag of `body` under one of our keys. */
export const isShortTag = (purpose: string, body: Uint8Array, tag: string) =>
  keyring().all.some((key) =>
    sameText(
      mac(key, purpose, body)
        .subarray(0, tag.length / 2)
        .toString('hex'),
      tag,
    ),
  )

export const randomToken = (bytes = 32) => randomBytes(bytes).toString('base64url')

export const sameText = (left: string, right: string) =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))
