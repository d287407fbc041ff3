const longest = 75
const encoder = new TextEncoder()

/** A text value of RFC 5545: what would end it is escaped, and control characters are left out. */
export const escapeText = (text: string) =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\0-\x08\x0B-\x1F\x7F]/g, '')

/** A content line, folded at 75 octets and never within a character, with its line break (RFC 5545 §3.1). */
export function contentLine(line: string): string {
  let folded = ''
  let room = longest
  for (const character of line) {
    const octets = encoder.encode(character).length
    if (octets > room) {
      folded += '\r\n '
      room = longest - 1
    }
    folded += character
    room -= octets
  }
  return `${folded}\r\n`
}
