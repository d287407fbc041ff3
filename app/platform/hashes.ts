import { createHash, createHmac } from 'node:crypto'

type Bytes = string | Uint8Array

export const sha256Hex = (content: Bytes) => createHash('sha256').update(content).digest('hex')

export const hmacSha256 = (key: Bytes, content: Bytes) => createHmac('sha256', key).update(content).digest()
