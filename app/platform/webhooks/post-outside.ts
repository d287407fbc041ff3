import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { retryAfterOf } from '#app/platform/retry-after.ts'
import type { Call } from '#app/platform/post.ts'
import { numericHost } from './address.ts'
import { isPublicAddress } from './public-address.ts'

/** What a name stands for; every address of it. */
export type Resolve = (name: string) => Promise<LookupAddress[]>
export const resolveName: Resolve = (name) => lookup(name, { all: true, verbatim: true })

export type Outside = {
  /** An installation may allow hosts of its own network. */
  allowsPrivate: boolean
  resolve: Resolve
}

export type OutsideAnswer =
  | { kind: 'answered'; status: number; retryAfterMs: number | undefined }
  /** The address is, or stands for, one that is not public. */
  | { kind: 'private' }
  | { kind: 'unreached' }
  | { kind: 'unanswered'; reason: 'timeout' | 'cut' }

/** Of an answer only the status is of use; a little is read so that the other side sees its answer taken. */
const mostRead = 16 * 1024

/**
 * One POST to an address that a stranger gave. The name is resolved here and the connection made to that very answer,
 * so that it can't be public when it is judged and private when it is called. No redirect is followed, and the whole
 * ends after `timeoutMs`. Never throws.
 */
export function postOutside(call: Call, timeoutMs: number, outside: Outside): Promise<OutsideAnswer> {
  const url = new URL(call.url)
  const numeric = numericHost(url)
  if (numeric && !outside.allowsPrivate && !isPublicAddress(numeric))
    return Promise.resolve({ kind: 'private' })

  return new Promise((resolve) => {
    const isSecure = url.protocol === 'https:'
    let isConnected = false
    const request = (isSecure ? requestHttps : requestHttp)(url, {
      method: 'POST',
      headers: { ...call.headers, 'content-length': String(Buffer.byteLength(call.body)) },
      agent: false,
      lookup: guarded(outside),
      signal: AbortSignal.timeout(timeoutMs),
    })
    request.on('socket', (socket) =>
      socket.once(isSecure ? 'secureConnect' : 'connect', () => (isConnected = true)),
    )
    request.on('response', (response) => {
      let read = 0
      response.on('data', (part: Buffer) => {
        read += part.length
        if (read > mostRead) response.destroy()
      })
      response.on('error', () => undefined)
      resolve({
        kind: 'answered',
        status: response.statusCode ?? 0,
        retryAfterMs: retryAfterOf(response.headers['retry-after'] ?? null),
      })
    })
    request.on('error', (error) => resolve(withoutStatus(error, isConnected)))
    request.end(call.body)
  })
}

function withoutStatus(error: Error, isConnected: boolean): OutsideAnswer {
  if (error instanceof PrivateAddress) return { kind: 'private' }
  if (!isConnected) return { kind: 'unreached' }
  const isLate = error.name === 'TimeoutError' || error.name === 'AbortError'
  return { kind: 'unanswered', reason: isLate ? 'timeout' : 'cut' }
}

class PrivateAddress extends Error {}

/** One private address among several is enough to refuse the name. */
const guarded =
  ({ allowsPrivate, resolve }: Outside): LookupFunction =>
  (name: string, options: LookupOptions, answer) => {
    resolve(name).then(
      (found) => {
        const [first] = found
        if (!first) return answer(new Error('the name stands for nothing'), '')
        if (!allowsPrivate && !found.every(({ address }) => isPublicAddress(address)))
          return answer(new PrivateAddress(), '')
        if (options.all) return answer(null, found)
        answer(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => answer(error, ''),
    )
  }
