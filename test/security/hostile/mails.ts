/** Mails that take a parser's time, memory or stack, each to be sent to a return path of the sender's own. */

const head = (lines: readonly string[], body = '') =>
  Buffer.from(['From: a@b.invalid', ...lines, '', body].join('\r\n'))
const repeated = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index))

function nestedParts(depth: number): string {
  const open = repeated(depth, (i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n`)
  return `${open.join('\r\n')}\r\n--b${depth}\r\n\r\nend\r\n`
}

const base64 = Buffer.alloc(700_000, 'x').toString('base64').replaceAll(/.{76}/g, '$&\r\n')

export const hostileMails: ReadonlyArray<[string, Buffer]> = [
  ['groups nested 2,500 deep', head([`To: ${'g:'.repeat(2500)};`])],
  ['groups nested 30,000 deep', head([`To: ${'g:'.repeat(30_000)};`])],
  ['groups that are opened, closed and opened', head([`Cc: ${'a:b@c.invalid;d:'.repeat(4000)}`])],
  ['60 kB of addresses', head([`To: ${repeated(3000, (i) => `x${i}@y.invalid`).join(', ')}`])],
  ['60 kB of quotes, comments and angles', head([`To: ${'"(<'.repeat(20_000)}`])],
  ['comments nested in an address', head([`To: ${'('.repeat(60_000)}`])],
  [
    'parts nested 3,000 deep',
    head(['Content-Type: multipart/mixed; boundary=b0', 'MIME-Version: 1.0'], nestedParts(3000)),
  ],
  [
    'mails in mails, 2,000 deep',
    head(['Content-Type: message/rfc822'], 'Content-Type: message/rfc822\r\n\r\n'.repeat(2000)),
  ],
  [
    '50,000 small parts',
    head(['Content-Type: multipart/mixed; boundary=b'], '--b\r\n\r\n\r\n'.repeat(50_000)),
  ],
  ['40,000 lines of the head', head(repeated(40_000, (i) => `X-${i}: y`))],
  ['a line of the head of a megabyte', head([`Subject: ${'x'.repeat(1_000_000)}`])],
  ['a line of the head folded 50,000 times', head([`Subject: x${'\r\n y'.repeat(50_000)}`])],
  [
    'encoded words by the thousand',
    head([`Subject: ${'=?UTF-8?Q?=41=41?= '.repeat(3000)}`, `To: ${'=?utf-8?B?YTpi?= '.repeat(3000)}`]),
  ],
  ['encoded words within each other', head([`Subject: ${'=?UTF-8?Q?'.repeat(6000)}${'?='.repeat(6000)}`])],
  [
    'a parameter in 5,000 pieces',
    head([`Content-Type: x/y; ${repeated(5000, (i) => `a*${i}*=%41`).join('; ')}`]),
  ],
  ['base64 that never ends', head(['Content-Transfer-Encoding: base64'], base64)],
  [
    'quoted-printable that is only signs',
    head(['Content-Transfer-Encoding: quoted-printable'], '='.repeat(900_000)),
  ],
  [
    'bytes that fit no charset that is said',
    Buffer.concat([
      head(['Content-Type: text/plain; charset=iso-2022-jp']),
      Buffer.alloc(800_000, Buffer.from([0x1b, 0x24, 0xff, 0x81])),
    ]),
  ],
  [
    'a charset that there is not',
    head(['Content-Type: text/plain; charset="utf-7\0../../x"'], 'y'.repeat(900_000)),
  ],
  ['nothing but NUL', Buffer.alloc(900_000)],
  ['NUL in the head', head([`To: \0\0<\0@\0>`, `X\0: \0`], '\0'.repeat(100_000))],
  ['HTML nested 100,000 deep', head(['Content-Type: text/html'], '<b>'.repeat(100_000))],
  [
    'a report of 60,000 fields',
    head(['Content-Type: message/delivery-status'], repeated(60_000, (i) => `F${i}: x`).join('\n')),
  ],
  ['a report of empty groups', head(['Content-Type: message/delivery-status'], '\r\n \r\n'.repeat(180_000))],
]
