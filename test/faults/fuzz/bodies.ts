import fc from 'fast-check'
import { json } from '#test/faults/fuzz/json.ts'
import { encoded, good, likely, name, text, type Known } from '#test/faults/fuzz/texts.ts'

const boundary = '----fuzz'
const contents = fc.constantFrom(
  Buffer.from('%PDF-1.4\nfuzz'),
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
  Buffer.from('<?xml version="1.0"?><a/>'),
  Buffer.from('<svg onload=alert(1)>'),
  Buffer.from('PK\u0003\u0004OFD.xml'),
  Buffer.alloc(0),
  Buffer.alloc(300_000, 0x41),
)

function multipart(known: Known): fc.Arbitrary<Buffer> {
  const part = ([key, value]: readonly [string, string]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(key)}"\r\n\r\n${value}\r\n`)
  const field = fc.tuple(name, likely(known)).map(part)
  const filled = good(known).map((all) => Buffer.concat(all.map(part)))
  const upload = fc
    .tuple(text, contents)
    .map(([file, content]) =>
      Buffer.concat([
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${quoted(file)}"\r\nContent-Type: application/pdf\r\n\r\n`,
        ),
        content,
        Buffer.from('\r\n'),
      ]),
    )
  const end = fc.constantFrom(
    `--${boundary}--\r\n`,
    `--${boundary}--\r\n`,
    `--${boundary}--\r\n`,
    '',
    `--${boundary}`,
    '\r\n',
  )
  const odd = fc.constantFrom(
    Buffer.from(`--${boundary}\r\n\r\n\r\n`),
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data\r\n\r\nx\r\n`),
    Buffer.from(`--${boundary}\r\nContent-Disposition: ${'x'.repeat(20_000)}\r\n\r\n`),
  )
  return fc
    .tuple(
      fc.array(
        fc.oneof(
          { weight: 8, arbitrary: field },
          { weight: 2, arbitrary: filled },
          { weight: 3, arbitrary: upload },
          { weight: 1, arbitrary: odd },
        ),
        {
          maxLength: 14,
        },
      ),
      end,
    )
    .map(([parts, last]) => Buffer.concat([...parts, Buffer.from(last)]))
}
const quoted = (value: string) => value.slice(0, 200).replaceAll(/[\r\n"]/g, '')

type Sent = { type: string; bytes: Buffer }

export function body(known: Known, isCall: boolean): fc.Arbitrary<Sent> {
  const typed = (type: string) => (bytes: Buffer | string) => ({ type, bytes: Buffer.from(bytes) })
  const types = [
    'text/plain',
    'application/json',
    'multipart/form-data',
    `multipart/form-data; boundary=`,
    'x',
    '',
    'application/x-www-form-urlencoded; charset=x',
  ]
  return fc.oneof(
    { weight: isCall ? 1 : 8, arbitrary: encoded(known).map(typed('application/x-www-form-urlencoded')) },
    { weight: isCall ? 12 : 1, arbitrary: json(known).map(typed('application/json')) },
    { weight: 3, arbitrary: multipart(known).map(typed(`multipart/form-data; boundary=${boundary}`)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...types), fc.uint8Array({ maxLength: 300 }))
        .map(([type, bytes]) => typed(type)(Buffer.from(bytes))),
    },
  )
}
