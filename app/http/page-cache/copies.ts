import type { AppLoadContext } from '@remix-run/node'
import type { SharedAddress } from '#app/http/page-cache/shared-addresses.ts'
import { bytesOf, documentOf, type Document } from '#app/http/page-cache/document.ts'
import { headersFor } from '#app/http/page-cache/safe-headers.ts'
import { validUntilHeader } from '#app/http/security-headers.ts'
import { config } from '#app/platform/config.ts'
import { contentVersion } from '#app/platform/database-health.ts'

export type Render = (request: Request, context?: AppLoadContext) => Promise<Response>
export type Copy = {
  /** 404 where there is nothing under the address: that is sent to who asked, and not kept. */
  status: 200 | 404
  key: string
  kind: SharedAddress['kind']
  document: Document
  contentType: string
  /** The route's own headers, beside those of every answer. */
  own: readonly (readonly [string, string])[]
  version: number
  renderedAt: number
  /** From then on a new copy is made while this one is still shown: what it says of elapsed time grows old. */
  refreshAt: number
  /** From this time on the page is out of date. */
  validUntil: number
  askedAt: number
}

export const sharedCacheControl =
  'public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=86400'

const refreshMs = 30_000
/** A copy that nobody asked for is not shown when older than this. */
const longestMs = 60_000
const mostBytes = 64 * 1024 * 1024

type Making = { version: number; copy: Promise<Copy | null>; next?: Promise<Copy | null> }

export type Copies = {
  get(key: string): Copy | undefined
  /** One rendering an address at a time, however many ask; null where it is not the same for everybody. */
  made(key: string, kind: SharedAddress['kind']): Promise<Copy | null>
  figures(): { copies: number; bytes: number }
}

/** The copies of this process, within `limit` bytes: the one asked for longest ago goes first. */
export function createCopies(render: Render, limit = mostBytes): Copies {
  const copies = new Map<string, Copy>()
  const making = new Map<string, Making>()

  /** `version` was read before the page is: a change that comes meanwhile makes the copy old, never the other way. */
  async function make(key: string, kind: SharedAddress['kind'], version: number): Promise<Copy | null> {
    const response = await render(new Request(new URL(key, config().BASE_URL)))
    if (response.status >= 500) throw new Error(`a public page answered ${response.status}`)
    const isMissing = response.status === 404 && !response.headers.has('Set-Cookie')
    if (!isMissing && !isForEverybody(response)) {
      // The page has become a private one: an old copy must not outlive it.
      copies.delete(key)
      await response.body?.cancel()
      return null
    }
    const copy = await copyOf(response, { key, kind, version, status: isMissing ? 404 : 200 })
    if (isMissing) {
      copies.delete(key)
      return copy
    }
    copies.set(key, copy)
    forgetBeyond(limit)
    return copy
  }

  function forgetBeyond(most: number) {
    let total = sizeOf(copies)
    if (total <= most) return
    const oldestFirst = [...copies.values()].sort((a, b) => a.askedAt - b.askedAt)
    // Some room is made at once, so that a flood of addresses does not sort at each.
    for (const copy of oldestFirst) {
      if (total <= most * 0.9) return
      total -= bytesOf(copy.document)
      copies.delete(copy.key)
    }
  }

  function made(key: string, kind: SharedAddress['kind']): Promise<Copy | null> {
    const running = making.get(key)
    const version = contentVersion()
    if (!running) {
      const copy = make(key, kind, version).finally(() => making.delete(key))
      making.set(key, { version, copy })
      return copy
    }
    if (running.version === version) return running.copy
    // A page that is being rendered may lack the change that this caller must see: such callers wait for the next rendering.
    running.next ??= running.copy.catch(() => null).then(() => made(key, kind))
    return running.next
  }

  return {
    get: (key) => copies.get(key),
    made,
    figures: () => ({ copies: copies.size, bytes: sizeOf(copies) }),
  }
}

const sizeOf = (copies: ReadonlyMap<string, Copy>) =>
  [...copies.values()].reduce((sum, { document }) => sum + bytesOf(document), 0)

/** Whether a copy is still current. */
export const isGood = (copy: Copy, now: number) => copy.version === contentVersion() && now < copy.validUntil

/** A page that the route marks private or sends with a cookie is not shared. */
function isForEverybody({ status, headers }: Response): boolean {
  return (
    status === 200 &&
    !headers.has('Set-Cookie') &&
    !/\b(?:no-store|private)\b/i.test(headers.get('Cache-Control') ?? '') &&
    /^(?:accept-encoding)?$/i.test(headers.get('Vary') ?? '')
  )
}

/** Of the rendered answer only these don't go into the copy: they are the cache's own, or of one connection. */
const cacheHeaders = new Set([
  ...['cache-control', 'connection', 'content-encoding', 'content-length', 'content-type', 'date'],
  ...['etag', 'keep-alive', 'transfer-encoding', 'vary', validUntilHeader.toLowerCase()],
])

async function copyOf(
  response: Response,
  { key, kind, version, status }: Pick<Copy, 'key' | 'kind' | 'version' | 'status'>,
): Promise<Copy> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const contentType = response.headers.get('Content-Type') ?? 'text/html; charset=utf-8'
  const own = [...response.headers].filter(([name]) => !cacheHeaders.has(name))
  const head = headersFor(kind, [...own, ['cache-control', status === 200 ? sharedCacheControl : 'no-store']])
  const now = Date.now()
  const until = Date.parse(response.headers.get(validUntilHeader) ?? '')
  return {
    status,
    key,
    kind,
    document: documentOf(bytes, contentType, head),
    contentType,
    own,
    version,
    renderedAt: now,
    refreshAt: now + refreshMs,
    validUntil: Math.min(now + longestMs, Number.isNaN(until) ? Infinity : until),
    askedAt: now,
  }
}
