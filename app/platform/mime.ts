import type { Parcel } from './provider.ts'

type Envelope = { from: string; host: string; now: Date }

const lineBreak = '\r\n'
/** Bytes in an encoded word: with its frame that stays below the 75 characters of RFC 2047. */
const bytesAWord = 42

/**
 * A mail as it goes over the wire (RFC 5322): a plain and an HTML part in base64, so that Chinese text needs no
 * further care, under a Message-ID made of the delivery's id. Made here because it is made a million times: composing
 * trees and streams for two parts took most of the time of a mail.
 */
export function mimeOf(parcel: Parcel, { from, host, now }: Envelope): string {
  const boundary = `=_${parcel.id}`
  const head = [
    `From: ${addressHeader(from)}`,
    `To: <${oneLine(parcel.to)}>`,
    `Subject: ${words(parcel.subject ?? '')}`,
    `Message-ID: <${parcel.id}@${host}>`,
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    `X-Delivery-Id: ${parcel.id}`,
    ...Object.entries(parcel.headers ?? {}).map(([name, value]) => `${name}: ${words(value)}`),
    'MIME-Version: 1.0',
  ]
  if (parcel.html === undefined) return [...head, ...part('text/plain', parcel.text), ''].join(lineBreak)
  return [
    ...head,
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...part('text/plain', parcel.text),
    `--${boundary}`,
    ...part('text/html', parcel.html),
    `--${boundary}--`,
    '',
  ].join(lineBreak)
}

/** The address alone, for the envelope. */
export const bareAddress = (mailbox: string) => /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim()

const part = (type: string, text: string) => [
  `Content-Type: ${type}; charset=utf-8`,
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(text, 'utf8')
    .toString('base64')
    .replace(/.{76}(?=.)/g, `$&${lineBreak}`),
]

function addressHeader(mailbox: string): string {
  const address = bareAddress(mailbox)
  const name = mailbox
    .slice(0, mailbox.lastIndexOf('<'))
    .trim()
    .replace(/^"(.*)"$/, '$1')
  return mailbox.includes('<') && name ? `${words(name)} <${address}>` : address
}

/** Nothing that somebody wrote begins a header of its own. */
const oneLine = (text: string) => text.replace(/[\r\n\0]+/g, ' ')

/** As it is where it is plain ASCII, else in encoded words (RFC 2047) that never split a character. */
function words(text: string): string {
  const line = oneLine(text)
  if (/^[\x20-\x7e]*$/.test(line) && !line.includes('=?')) return line
  const chunks: string[] = []
  let chunk = ''
  for (const character of line) {
    if (chunk && Buffer.byteLength(chunk + character) > bytesAWord) {
      chunks.push(chunk)
      chunk = ''
    }
    chunk += character
  }
  chunks.push(chunk)
  return chunks.map((bytes) => `=?UTF-8?B?${Buffer.from(bytes).toString('base64')}?=`).join(`${lineBreak} `)
}
