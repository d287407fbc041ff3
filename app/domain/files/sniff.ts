export const acceptedTypes = [
  'application/pdf',
  'application/ofd',
  'application/xml',
  'image/jpeg',
  'image/png',
  'image/webp',
] as const
export type AcceptedType = (typeof acceptedTypes)[number]

export const longestFile = 10 * 1024 * 1024
export const mostFiles = 5

const startsWith = (bytes: Uint8Array, ...expected: number[]) =>
  expected.every((byte, at) => bytes[at] === byte)
const ascii = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** What a file is by its content, or null where it is none of what we take. Its name and claimed type don't count. */
export function sniff(bytes: Uint8Array): AcceptedType | null {
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'application/pdf'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return isOfd(bytes) ? 'application/ofd' : null
  return isXml(bytes) ? 'application/xml' : null
}

/** OFD (GB/T 33190) is a ZIP with OFD.xml at its top; the name stands in the local headers or the directory. */
function isOfd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes('OFD.xml')
}

/** XML by its declaration or first element; anything that a browser would run as a page is refused. */
function isXml(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('utf8').replace(/^﻿/, '').trimStart()
  return /^<(\?xml|[A-Za-z_])/.test(start) && !/<(!doctype\s+html|html|script|svg)\b/i.test(start)
}
