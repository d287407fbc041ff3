import { createHash, createHmac, webcrypto } from 'node:crypto'

type Bytes = string | Uint8Array

export const sha256Hex = (content: Bytes) => createHash('sha256').update(content).digest('hex')

/** Of what may be megabytes, made in the thread pool: pages go on meanwhile. */
export const sha256HexInThreadPool = async (content: Uint8Array) =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', content)).toString('hex')

export const hmacSha256 = (key: Bytes, content: Bytes) => createHmac('sha256', key).update(content).digest()
