const marks: [number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]
const taiwanese = /encoding\s{0,9}=\s{0,9}["']?(?:big5|cp950)/i

/**
 * The text of a file: by its byte order mark; else as UTF-8 where it is such, whatever its first line names, for few
 * programs that save a file anew change that; else Big5 where that is named, else GB 18030.
 */
export function decodeXml(bytes: Uint8Array): string {
  const mark = marks.find(([start]) => start.every((byte, at) => bytes[at] === byte))
  if (mark) return new TextDecoder(mark[1]).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
    return new TextDecoder(taiwanese.test(start) ? 'big5' : 'gb18030').decode(bytes)
  }
}
