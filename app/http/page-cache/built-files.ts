import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { documentOf, sendDocument, type Document } from '#app/http/page-cache/document.ts'
import { headersFor } from '#app/http/page-cache/safe-headers.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}
const prefix = '/assets/'

/**
 * The built assets, from memory: their names carry a hash of their content, so they never change and are compressed once,
 * well. Answers whether the request was for one of them; a name outside the build is none.
 */
export function builtFiles(folder: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : [])
  const documents = new Map<string, Document>()

  function read(name: string): Document | undefined {
    const contentType = types[extname(name)]
    if (!names.has(name) || contentType === undefined) return undefined
    const head = headersFor('page', [['cache-control', 'public, max-age=31536000, immutable']])
    return documentOf(readFileSync(join(folder, name)), contentType, head, 'once')
  }

  return (req, res) => {
    if (!req.url?.startsWith(prefix)) return false
    const name = req.url.slice(prefix.length)
    const document = documents.get(name) ?? read(name)
    if (!document) return false
    documents.set(name, document)
    sendDocument(req, res, document)
    return true
  }
}
