import { randomBytes } from 'node:crypto'

let lastTime = 0
let counter = 0

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter within them (method 1), then random. Rows sort by the
 * time they were made, those of one transaction in the order they were made.
 */
export function uuidv7(at: Date = new Date()): string {
  const time = at.getTime()
  counter = time === lastTime ? (counter + 1) & 0xfff : 0
  lastTime = time
  const bytes = randomBytes(16)
  bytes.writeUIntBE(time, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidFromBytes(bytes)
}

export function uuidFromBytes(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const bytesOfUuid = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')

export const isUuid = (text: string) => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)
