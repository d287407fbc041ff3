import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { encodingFor, type Encoding } from '#app/http/page-cache/accept-encoding.ts'

/** Names and values in turn, as `writeHead` takes them without looking at each. */
export type Head = readonly string[]

/** A cached answer: its headers and bytes, compressed once an encoding. */
export type Document = {
  etag: string
  head: Head
  encodings: Partial<Record<Encoding, EncodedBody>>
  plain: Buffer
  isText: boolean
  made: Made
}
/** Whether it is made once, or again at each change of public content. */
type Made = 'once' | 'often'
type EncodedBody = { head: string[]; bytes: Buffer }

/** Compressing a shorter text makes it longer. */
const leastBytes = 200
/** Measured on the homepage (10 kB): level 5 makes 2.9 kB in 0.3 ms, level 11 2.6 kB in 12 ms, at each change. */
const brotliQuality = { once: 9, often: 5 }

/** `head` holds every header but the length and encoding. */
export function documentOf(plain: Buffer, contentType: string, head: Head, made: Made = 'often'): Document {
  // A weak tag: it names the content, not the encoding.
  const etag = `W/"${createHash('sha1').update(contentType).update(plain).digest('base64url')}"`
  const isText = /^(text\/|image\/svg|application\/)(?!(?:pdf|zip|octet-stream|wasm)\b)/.test(contentType)
  return {
    etag,
    plain,
    isText,
    made,
    head: [...head, 'Content-Type', contentType, 'ETag', etag, 'Vary', 'Accept-Encoding'],
    encodings: {},
  }
}

/** The document's size in memory, in bytes. */
export const bytesOf = ({ plain, encodings }: Document) =>
  // The identity encoding shares the plain text's buffer.
  plain.length + (encodings.br?.bytes.length ?? 0) + (encodings.gzip?.bytes.length ?? 0) + 2000

/** Answers a GET or HEAD with the document, or 304 where the caller has it. Gives the status. */
export function sendDocument(
  req: IncomingMessage,
  res: ServerResponse,
  document: Document,
  status: 200 | 404 = 200,
): 200 | 304 | 404 {
  const { headers } = req
  const seen = headers['if-none-match']
  if (status === 200 && seen !== undefined && isSeen(seen, document.etag)) {
    res.writeHead(304, [...document.head])
    res.end()
    return 304
  }
  const encoding = document.isText ? encodingFor(headers['accept-encoding']) : 'identity'
  const { head, bytes } = (document.encodings[encoding] ??= encodeBody(document, encoding))
  res.writeHead(status, head)
  if (req.method === 'HEAD') res.end()
  else res.end(bytes)
  return status
}

/** `If-None-Match` by weak comparison: a list of tags, or `*` for anything at all. */
export function isSeen(header: string, etag: string): boolean {
  if (header === etag) return true
  if (header.trim() === '*') return true
  const opaque = etag.replace(/^W\//, '')
  return [...header.matchAll(/"[^"]*"/g)].some(([tag]) => tag === opaque)
}

function encodeBody(document: Document, encoding: Encoding): EncodedBody {
  const wanted = document.plain.length < leastBytes ? 'identity' : encoding
  const bytes = compress(document, wanted)
  const head = [...document.head, 'Content-Length', String(bytes.length)]
  if (wanted !== 'identity') head.push('Content-Encoding', wanted)
  return { head, bytes }
}

function compress({ plain, made }: Document, encoding: Encoding): Buffer {
  if (encoding === 'identity') return plain
  if (encoding === 'gzip') return gzipSync(plain)
  return brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality[made],
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
}
