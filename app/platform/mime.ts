import { inAscii } from './ascii-address.ts'
import { mailboxHeader, partsHeader, textHeader } from './mime-header.ts'
import type { OutgoingMessage } from './provider.ts'

type Envelope = { from: string; host: string; now: Date }

const lineBreak = '\r\n'

/**
 * A mail as it goes over the wire (RFC 5322): a plain and an HTML part in base64, so that Chinese text needs no
 * further care, under a Message-ID made of the delivery's id. Made here because it is made a million times: composing
 * trees and streams for two parts took most of the time of a mail.
 */
export function mimeOf(message: OutgoingMessage, { from, host, now }: Envelope): string {
  const boundary = `=_${message.id}`
  const head = [
    mailboxHeader('From', inAscii(from)),
    mailboxHeader('To', `<${inAscii(message.to)}>`),
    textHeader('Subject', message.subject ?? ''),
    `Message-ID: <${message.id}@${host}>`,
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    `X-Delivery-Id: ${message.id}`,
    ...Object.entries(message.headers ?? {}).map(([name, value]) => headerOf(name, value)),
    'MIME-Version: 1.0',
  ]
  if (message.html === undefined) return [...head, ...part('text/plain', message.text), ''].join(lineBreak)
  return [
    ...head,
    'Content-Type: multipart/alternative;',
    ` boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...part('text/plain', message.text),
    `--${boundary}`,
    ...part('text/html', message.html),
    `--${boundary}--`,
    '',
  ].join(lineBreak)
}

/** Addresses of pages are read as they stand; anything else is free text. */
const headerOf = (name: string, value: string) =>
  /^<[\x21-\x7e]*>(, *<[\x21-\x7e]*>)*$/.test(value) ? partsHeader(name, value) : textHeader(name, value)

/** Lines of a text end in CRLF before they are encoded (RFC 2045 §6.8). */
const canonical = (text: string) => text.replaceAll(/\r\n?|\n/g, lineBreak)

const part = (type: string, text: string) => [
  `Content-Type: ${type}; charset=utf-8`,
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(canonical(text), 'utf8')
    .toString('base64')
    .replace(/.{76}(?=.)/g, `$&${lineBreak}`),
]
