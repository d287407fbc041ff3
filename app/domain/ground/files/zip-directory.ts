export type ZipEntry = { name: string; size: number; encrypted: boolean }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endLength = 22
const longestComment = 0xffff

/** The entries that a ZIP's directory lists, without unpacking any; null where it is none, or lists more than `most`. */
export function entriesOf(bytes: Buffer, most: number): ZipEntry[] | null {
  const end = endOf(bytes)
  if (end === null) return null
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count === 0 || count > most) return null
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entrySignature) return null
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    if (nameEnd > end) return null
    entries.push({
      name: bytes.toString('utf8', at + 46, nameEnd),
      size: bytes.readUInt32LE(at + 24),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    })
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  // The directory ends where its end begins: nothing hides between.
  return at === end ? entries : null
}

/** Whether an archive program would open the file: a picture or document with a ZIP behind it is both. */
export const hasZipAtItsEnd = (bytes: Buffer): boolean => endOf(bytes) !== null

/** Where the record lies that ends a ZIP: its comment reaches exactly to the end of the file. */
function endOf(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - endLength - longestComment)
  for (let at = bytes.length - endLength; at >= first; at--) {
    if (bytes.readUInt32LE(at) !== endSignature) continue
    if (at + endLength + bytes.readUInt16LE(at + 20) === bytes.length) return at
  }
  return null
}
