import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readParts } from '#app/http/body/read-parts.ts'

// The runtime's own reader of forms is the oracle: slower, but it reads by the standard.

const boundary = '----WebKitFormBoundary7MA4YWxkTrZu0gW'
const type = `multipart/form-data; boundary="${boundary}"`

const inPieces = (bytes: Buffer, size: number) =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size))
      controller.close()
    },
  })
/** The connection ends where the body does not. */
const cutOff = (bytes: Buffer, size: number) => {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.error(new Error('cut off'))
      controller.enqueue(bytes.subarray(at, (at += size)))
    },
  })
}
const requestOf = (body: BodyInit) =>
  new Request('http://localhost/report', {
    method: 'POST',
    body,
    headers: { 'Content-Type': type },
    duplex: 'half',
  })
const entriesOf = async (form: FormData) =>
  Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string'
        ? [name, value]
        : [name, value.name, value.size, Buffer.from(await value.arrayBuffer()).toString('latin1')],
    ),
  )
/** As a browser sends it. */
async function sent(form: FormData): Promise<Buffer> {
  const request = new Request('http://localhost', { method: 'POST', body: form })
  const [, own = ''] = /boundary=(.*)$/.exec(request.headers.get('Content-Type') ?? '') ?? []
  const bytes = Buffer.from(await request.arrayBuffer())
  return Buffer.from(bytes.toString('latin1').replaceAll(own, boundary), 'latin1')
}

const word = fc.constantFrom(
  '',
  'a',
  '发票',
  '"',
  '%22',
  '\r\n',
  '\r',
  '--',
  `--${boundary}`.slice(0, 20),
  '\u0000',
  '😀',
  '; name="x"',
)
const words = fc.array(word, { maxLength: 6 }).map((all) => all.join(''))
const name = fc.constantFrom('files', 'invoice.number', 'a"b', '名', 'with blank')
const entry = fc.oneof(
  fc.record({ name, text: words }),
  fc.record({
    name,
    fileName: fc.constantFrom('a.pdf', '', '发票 "1".xml', 'a/b\\c.png', '😀.jpg'),
    bytes: fc.uint8Array({ maxLength: 300 }),
  }),
)

test('a form with files is read as the runtime reads it, in whatever pieces it comes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 400 }),
      async (entries, size) => {
        const form = new FormData()
        for (const one of entries)
          if ('text' in one) form.append(one.name, one.text)
          else
            form.append(
              one.name,
              new File([Buffer.from(one.bytes)], one.fileName, { type: 'application/pdf' }),
            )
        const bytes = await sent(form)

        const read = await entriesOf(await readParts(requestOf(inPieces(bytes, size))))

        expect(read).toEqual(await entriesOf(await requestOf(new Uint8Array(bytes)).formData()))
      },
    ),
    { numRuns: 150 },
  )
})

test('a form that ends too early is none', async () => {
  const form = new FormData()
  form.append('description', '查验平台提示查无此票。')
  form.append('files', new File(['%PDF-1.4'], 'a.pdf', { type: 'application/pdf' }))
  const bytes = await sent(form)
  // The last line break belongs to no part.
  for (let end = 0; end < bytes.length - 4; end += 7)
    await expect(readParts(requestOf(inPieces(bytes.subarray(0, end), 50)))).rejects.toThrow()
})

const soup = fc
  .array(
    fc.constantFrom(
      '\r\n',
      '\r\n\r\n',
      '\n',
      `--${boundary}`,
      `--${boundary}\r\n`,
      `--${boundary}--`,
      'Content-Disposition: form-data',
      'Content-Disposition: form-data; name="a"\r\n\r\n',
      'Content-Disposition: form-data; filename="x.pdf"\r\n\r\n',
      'Content-Disposition: form-data; name="f"; filename="x.pdf"\r\n\r\n',
      'Content-Disposition: form-data; name; filename\r\n\r\n',
      "Content-Disposition: form-data; name*=utf-8''%E0; filename*=x'%\r\n\r\n",
      'Content-Type: text/plain; charset=none\r\n',
      'Content-Transfer-Encoding: base64\r\n',
      'x',
      '\u0000',
    ),
    { maxLength: 14 },
  )
  .map((pieces) => Buffer.from(pieces.join('')))

test('whatever a body holds, and wherever it is cut off, it is read or refused and ends nothing', async () => {
  const isCut = fc.boolean()
  await fc.assert(
    fc.asyncProperty(soup, fc.integer({ min: 1, max: 60 }), isCut, async (bytes, size, cut) => {
      const body = cut ? cutOff(bytes, size) : inPieces(bytes, size)
      const read = readParts(requestOf(body)).then(
        (form) => form instanceof FormData,
        (error: unknown) => error instanceof Error,
      )
      expect(await read).toBe(true)
    }),
    { numRuns: 1500 },
  )
})

test.each(['form-data', 'form-data; filename="x.pdf"'])(
  'a part that is %s has no name: no form',
  async (head) => {
    const part = `--${boundary}\r\nContent-Disposition: ${head}\r\n\r\nx\r\n`
    const body = `${part}${part}--${boundary}--\r\n`
    await expect(requestOf(body).formData()).rejects.toThrow()
    await expect(readParts(requestOf(body))).rejects.toThrow('without a name')
  },
)

test('a part that is no field is left out, one without a file’s name is a text', async () => {
  const part = (head: string, content: string) => `--${boundary}\r\n${head}\r\n\r\n${content}\r\n`
  const body = [
    part('Content-Disposition: form-data; name="a"\r\nContent-Type: application/octet-stream', 'text'),
    part('Content-Disposition: attachment; name="b"', 'no field'),
    part('X-Other: 1', 'no field'),
    part('Content-Disposition: form-data; name="c"; filename="c.txt"', 'a file'),
    `--${boundary}--\r\n`,
  ].join('')

  const read = await entriesOf(await readParts(requestOf(body)))

  expect(read).toEqual([
    ['a', 'text'],
    ['c', 'c.txt', 6, 'a file'],
  ])
})
