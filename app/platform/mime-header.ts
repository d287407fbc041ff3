// Headers of a mail by RFC 5322 (lines, quoted strings) and RFC 2047 (encoded words).

const lineBreak = '\r\n'
/** Of a line that holds an encoded word, its header's name counted (RFC 2047 §2); the same is kept for all others. */
const longestLine = 76
/** `=?UTF-8?B?` and `?=`. */
const frame = 12

/** Nothing that somebody wrote begins a header of its own, and no control character stands in one. */
export const oneLine = (text: string) =>
  text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/\p{Cs}/gu, '\ufffd')

/** A header of free text: as it is where it is short plain ASCII, else in encoded words. */
export function textHeader(name: string, value: string): string {
  const line = oneLine(value)
  const isPlain = /^(?! )[\x20-\x7e]*(?<! )$/.test(line) && !line.includes('=?')
  const start = `${name}: `
  return isPlain && start.length + line.length <= longestLine
    ? start + line
    : start + encodedWords(line, longestLine - start.length)
}

/** A header of parts that other programs read, as addresses of pages: on a line of its own where it is long. */
export function partsHeader(name: string, value: string): string {
  const line = oneLine(value).trim()
  const whole = `${name}: ${line}`
  return whole.length <= longestLine
    ? whole
    : `${name}:${lineBreak} ${line.replaceAll(/, +/g, `,${lineBreak} `)}`
}

/** A header of one mailbox: `address`, `name <address>` or `"name" <address>`. */
export function mailboxHeader(header: string, mailbox: string): string {
  const address = bareAddress(mailbox)
  const name = mailbox.includes('<') ? nameIn(mailbox.slice(0, mailbox.lastIndexOf('<'))) : ''
  if (!name) return partsHeader(header, mailbox.includes('<') ? `<${address}>` : address)
  const start = `${header}: ${phrase(name, longestLine - header.length - 2)}`
  const lastLine = start.slice(start.lastIndexOf(lineBreak) + 1)
  const fits = lastLine.length + address.length + 3 <= longestLine
  return `${start}${fits ? ' ' : `${lineBreak} `}<${address}>`
}

/** The address alone, for the envelope. */
export const bareAddress = (mailbox: string) =>
  oneLine(/<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox).replaceAll(/[\s<>]/g, '')

/** A display name without its quotes. */
const nameIn = (text: string) => {
  const name = oneLine(text).trim()
  return (/^".*"$/.test(name) ? name.slice(1, -1).replaceAll(/\\(.)/g, '$1') : name).trim()
}

/** A name as it is where it is made of atoms, else quoted, else in encoded words: a comma would begin another mailbox. */
function phrase(name: string, room: number): string {
  const isAscii = /^[\x20-\x7e]*$/.test(name) && !name.includes('=?') && !/^ | {2}| $/.test(name)
  if (isAscii && name.length <= room && /^[\w!#$%&'*+\-/=?^`{|}~ ]+$/.test(name)) return name
  const quoted = `"${name.replaceAll(/[\\"]/g, String.raw`\$&`)}"`
  return isAscii && quoted.length <= room ? quoted : encodedWords(name, room)
}

/** Encoded words that never split a character: the first has `room` on its line, the others a line each. */
function encodedWords(text: string, room: number): string {
  const bytesOn = (place: number) => Math.floor((place - frame) / 4) * 3
  const chunks: string[] = []
  let chunk = ''
  let left = bytesOn(room)
  for (const character of text) {
    const bytes = Buffer.byteLength(character)
    if (bytes > left) {
      chunks.push(chunk)
      chunk = ''
      left = bytesOn(longestLine - 1)
    }
    chunk += character
    left -= bytes
  }
  chunks.push(chunk)
  return chunks.map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join(`${lineBreak} `)
}
