import type { Writable } from 'node:stream'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import { sentFile } from '#app/platform/file-bytes.ts'
import { longestPartHead, mostText } from './limits.ts'

/**
 * Reads a form with files piece by piece. The runtime's own reader copies each file four times, on the thread that
 * answers everybody: here its pieces are put together once. A part is a file where it has a file's name, as browsers
 * send it. Rejects where the form is damaged or ends too early; its limits are `countParts`'s.
 */
export async function readParts(request: Request): Promise<FormData> {
  // In the order in which they begin: an empty file is at its end later than the text behind it.
  const entries: (readonly [name: string, value: string | File])[] = []
  if (!request.body) throw new TypeError('no body')
  const parser = new Busboy({
    headers: { 'content-type': request.headers.get('Content-Type') ?? '' } satisfies BusboyHeaders,
    limits: { fieldNameSize: longestPartHead, fieldSize: mostText, headerSize: longestPartHead },
    preservePath: true,
    isPartAFile: (_field, _type, fileName) => fileName !== undefined,
  })
  let failure: Error | undefined
  const ended = new Promise<void>((resolve) => {
    parser.once('finish', resolve)
    // It may find more wrong when it has been given up: an error that nobody hears would end the process.
    parser.on('error', (error: Error) => {
      failure ??= error
      resolve()
    })
  })
  // What an event's listener throws would end the process, too.
  const named = (name: string | undefined, then: (name: string) => void) => {
    if (name === undefined) failure ??= new TypeError('a part without a name')
    else then(decoded(name))
  }
  parser.on('field', (given: string | undefined, value) =>
    named(given, (name) => void entries.push([name, value])),
  )
  parser.on('file', (given: string | undefined, stream, fileName, _encoding, type) => {
    const pieces: Buffer[] = []
    stream.on('data', (piece: Buffer) => pieces.push(piece))
    // Whoever cut it off tells the parser, too.
    stream.on('error', () => undefined)
    named(given, (name) => {
      const at = entries.push([name, '']) - 1
      stream.on('end', () => {
        entries[at] = [name, sentFile(Buffer.concat(pieces), decoded(fileName), type)]
      })
    })
  })
  const reader = request.body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      // A damaged form is read to its end all the same: a connection that ends before its body loses the answer.
      if (failure) continue
      if (!parser.write(value)) await Promise.race([drained(parser), ended])
    }
    if (!failure) {
      parser.end()
      await ended
    }
    if (failure) throw failure
  } finally {
    parser.destroy()
  }
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

const drained = (parser: Writable) => new Promise((resolve) => parser.once('drain', resolve))

/** What stands in quotes is sent so by browsers (HTML, multipart/form-data encoding algorithm). */
const decoded = (text: string) => text.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
