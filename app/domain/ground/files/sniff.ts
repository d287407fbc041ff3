import { isInvoiceXml } from './invoice-xml.ts'
import { entriesOf, hasZipAtItsEnd } from './zip-directory.ts'

/** The types that are taken, each with the ending of its files. */
export const extensions = {
  'application/pdf': '.pdf',
  'application/ofd': '.ofd',
  'application/xml': '.xml',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
} as const
export type AcceptedType = keyof typeof extensions

/**
 * What a file is by its content, or null where it is none of what we take. Its name and claimed type don't count. What
 * is two things at once, one of which a browser would run or an archive program open, is none of them.
 */
export function sniff(bytes: Uint8Array): AcceptedType | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const type = typeOf(whole)
  if (type === null || type === 'application/xml' || type === 'application/ofd') return type
  return beginsLikePage(whole) || hasZipAtItsEnd(whole) ? null : type
}

function typeOf(bytes: Buffer): AcceptedType | null {
  // The standard lets a PDF begin anywhere in the first kilobyte; what stands before it is what a polyglot needs.
  if (/^(?:\xef\xbb\xbf)?\s{0,16}%PDF-\d/.test(ascii(bytes, 0, 32))) return 'application/pdf'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return isOfd(bytes) ? 'application/ofd' : null
  return isInvoiceXml(bytes) ? 'application/xml' : null
}

const startsWith = (bytes: Buffer, ...expected: number[]) => expected.every((byte, at) => bytes[at] === byte)
const ascii = (bytes: Buffer, from: number, to: number) => bytes.subarray(from, to).toString('latin1')

/** As far as any browser looks when it guesses a type. */
const guessedFrom = 2048
const pageTags = /<(?:!doctype\s+html|html|head|body|script|iframe|object|embed|svg|style|img)\b/i
const beginsLikePage = (bytes: Buffer) => pageTags.test(ascii(bytes, 0, guessedFrom))

const mostEntries = 2000
const longestUnpacked = 200 * 1024 * 1024
const run =
  /\.(?:exe|dll|scr|com|bat|cmd|ps1|vbs|vbe|js|jse|mjs|wsf|hta|jar|class|sh|lnk|msi|html?|xhtml|svg|swf|zip)$/i

/**
 * OFD (GB/T 33190) is a ZIP with OFD.xml at its top. Only the directory is read: nothing is unpacked here, and what
 * would unpack to more than it can be, climbs out of its folder or holds programs is no OFD.
 */
function isOfd(bytes: Buffer): boolean {
  const entries = entriesOf(bytes, mostEntries)
  if (!entries?.some(({ name }) => name === 'OFD.xml')) return false
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0)
  const isSafe = entries.every(
    ({ name, encrypted }) =>
      !encrypted && !run.test(name) && !/(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(name),
  )
  return isSafe && unpacked <= longestUnpacked
}
