import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  webcrypto,
} from 'node:crypto'
import { keyring } from './keyring.ts'
import { isKeyId, type SecretKey } from './secret-keys.ts'

type Purpose = 'encrypt' | 'index' | 'sign' | 'code' | 'content' | 'check' | 'audit'

const derived = new WeakMap<SecretKey, Map<Purpose, Buffer>>()
function derive(key: SecretKey, purpose: Purpose): Buffer {
  const ofKey = derived.get(key) ?? new Map<Purpose, Buffer>()
  derived.set(key, ofKey)
  const known = ofKey.get(purpose)
  if (known) return known
  const made = Buffer.from(hkdfSync('sha256', key.bytes, '', `fapiao-desk/${purpose}`, 32))
  ofKey.set(purpose, made)
  return made
}

/** Where a cipher text belongs; it decrypts nowhere else. */
export type Place = { table: string; column: string; row: string }
const aad = (place: Place) => Buffer.from(`${place.table}\n${place.column}\n${place.row}`)

const nonceLength = 12
const tagLength = 16

/** AES-256-GCM. Layout: length of the key id (1 byte), key id, 12 bytes nonce, 16 bytes tag, cipher text. */
export const encrypt = (plain: string | Uint8Array, place: Place) =>
  encryptWith(keyring().current, plain, place)

export function encryptWith(key: SecretKey, plain: string | Uint8Array, place: Place): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', derive(key, 'encrypt'), nonce, { authTagLength: tagLength })
  cipher.setAAD(aad(place))
  const body = Buffer.concat([
    cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain),
    cipher.final(),
  ])
  const keyId = Buffer.from(key.id)
  return Buffer.concat([Buffer.from([keyId.length]), keyId, nonce, cipher.getAuthTag(), body])
}

/**
 * The same of what may be megabytes, in the thread pool: pages go on meanwhile. In pieces, to be written one after the
 * other, as putting them together would copy all of it on the thread that answers.
 */
export async function encryptInThreadPool(plain: Uint8Array, place: Place): Promise<Buffer[]> {
  const key = keyring().current
  const nonce = randomBytes(nonceLength)
  const aes = await webcrypto.subtle.importKey('raw', derive(key, 'encrypt'), 'AES-GCM', false, ['encrypt'])
  const sealed = Buffer.from(
    await webcrypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad(place) }, aes, plain),
  )
  const [body, tag] = [sealed.subarray(0, -tagLength), sealed.subarray(-tagLength)]
  const keyId = Buffer.from(key.id)
  return [Buffer.concat([Buffer.from([keyId.length]), keyId, nonce, tag]), body]
}

/**
 * A cipher text that can't be read now: its key is not set, is another one than it was made with, or the text was
 * changed. AES-GCM can't tell the last two apart, so none of them may be taken for final; only what does not even have
 * the layout of a cipher text is damaged for sure, whatever the keys.
 */
export class DecryptError extends Error {
  constructor(
    readonly place: Place,
    readonly keyId: string,
    readonly isDamaged: boolean,
    cause: unknown,
  ) {
    super(`${place.table}.${place.column} can't be decrypted with key ${keyId}`, { cause })
    this.name = 'DecryptError'
  }
}

/** The id of the key that a cipher text names; anything where it is none. */
export const keyIdOf = (sealed: Buffer) => sealed.subarray(1, 1 + (sealed[0] ?? 0)).toString()

const hasLayout = (sealed: Buffer) =>
  isKeyId(keyIdOf(sealed)) && sealed.length >= 1 + (sealed[0] ?? 0) + nonceLength + tagLength

/** Throws DecryptError when the key is unknown, the text was changed or stands in another place than it was made for. */
export function decryptBytes(sealed: Buffer, place: Place): Buffer {
  const keyId = keyIdOf(sealed)
  try {
    const key = keyring().byId(keyId)
    if (!key) throw new Error(`secret key ${keyId} is not set`)
    const text = sealed.subarray(1 + key.id.length)
    const nonce = text.subarray(0, nonceLength)
    const decipher = createDecipheriv('aes-256-gcm', derive(key, 'encrypt'), nonce, {
      authTagLength: tagLength,
    })
    decipher.setAAD(aad(place))
    decipher.setAuthTag(text.subarray(nonceLength, nonceLength + tagLength))
    return Buffer.concat([decipher.update(text.subarray(nonceLength + tagLength)), decipher.final()])
  } catch (error) {
    throw new DecryptError(place, isKeyId(keyId) ? keyId : '?', !hasLayout(sealed), error)
  }
}

export const decrypt = (sealed: Buffer, place: Place) => decryptBytes(sealed, place).toString('utf8')

/** The text, or null where it can't be read now: for pages that show the rest without it. */
export function decryptIfReadable(sealed: Buffer, place: Place): string | null {
  try {
    return decrypt(sealed, place)
  } catch (error) {
    if (!(error instanceof DecryptError)) throw error
    return null
  }
}

/** What a key is known by in the database; it tells nothing about the key. */
export const checkValueOf = (key: SecretKey) =>
  createHmac('sha256', derive(key, 'check')).update('fapiao-desk key check').digest('base64url')

const indexWith = (key: SecretKey, column: string, value: string) =>
  `${key.id}:${createHmac('sha256', derive(key, 'index')).update(`${column}\n${value}`).digest('base64url')}`

/** The look-up value of a normalised text. `column` separates kinds of data: the same text has another index elsewhere. */
export const blindIndex = (column: string, value: string) => indexWith(keyring().current, column, value)

/** Every index the text may stand under while keys rotate, the current one first. */
export const blindIndexes = (column: string, value: string) =>
  keyring().all.map((key) => indexWith(key, column, value))

export const keyedHash = (purpose: string, value: string) =>
  createHmac('sha256', derive(keyring().oldest, 'content')).update(`${purpose}\n${value}`).digest('base64url')

/** The same of content in base64, made in the thread pool. */
export async function keyedHashInThreadPool(purpose: string, content: Uint8Array): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = derive(keyring().oldest, 'content')
  const hmac = await webcrypto.subtle.importKey('raw', key, algorithm, false, ['sign'])
  const text = Buffer.from(`${purpose}\n${Buffer.from(content).toString('base64')}`, 'latin1')
  return Buffer.from(await webcrypto.subtle.sign('HMAC', hmac, text)).toString('base64url')
}

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

/** 16 bytes over `body`, good for one purpose only: the same for ever, as a key that is added changes nothing. */
export const lastingTag = (purpose: string, body: Uint8Array): Buffer => mac(keyring().oldest, purpose, body)

/** The id of the key that new links of the audit chain are made with. */
export const auditKeyId = () => keyring().current.id

/** A link of the audit chain: whoever has the database alone can't make one. null where the key is not set. */
export function auditLink(keyId: string, text: string): Buffer | null {
  const key = keyring().byId(keyId)
  return key ? createHmac('sha256', derive(key, 'audit')).update(text).digest() : null
}

export const randomToken = (bytes = 32) => randomBytes(bytes).toString('base64url')

export const sameText = (left: string, right: string) =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))
