import { Agent, request as requestPlain, type IncomingMessage } from 'node:http'
import { Agent as TlsAgent, request as requestTls } from 'node:https'
import type { Socket } from 'node:net'
import type { Outcome } from './provider.ts'
import { retryAfterOf } from './retry-after.ts'

const longestAnswer = 256 * 1024
/** Shorter than the drain waits for a message, so that the answer "nobody knows" comes from here. */
export const callTimeoutMs = 10_000

/** What a provider answered, or that nothing came: `unreached` it was never asked, `unanswered` it may have acted. */
export type Answer =
  | { kind: 'answered'; status: number; body: unknown; retryAfterMs: number | undefined }
  | { kind: 'unreached' }
  | { kind: 'unanswered'; reason: 'timeout' | 'cut' }

export type Call = { url: string | URL; headers: Readonly<Record<string, string>>; body: string }

/** Connections that are kept for the next call, no more than `sockets` to one host. */
export type Connections = { plain: Agent; tls: TlsAgent; close(): void }

export function openConnections(sockets: number): Connections {
  const plain = new Agent({ keepAlive: true, maxSockets: sockets })
  const tls = new TlsAgent({ keepAlive: true, maxSockets: sockets })
  return {
    plain,
    tls,
    close() {
      plain.destroy()
      tls.destroy()
    },
  }
}

const shared = openConnections(64)

/**
 * One POST that ends by itself after `timeoutMs`, follows no redirect and reads no endless answer. Never throws. Nothing
 * is written once that time has passed by the clock: a process that was frozen while it connected wakes with all its
 * timers overdue, and others may have sent the message since, and newer ones.
 */
export function post(
  call: Call,
  timeoutMs: number = callTimeoutMs,
  connections: Connections = shared,
): Promise<Answer> {
  const end = Date.now() + timeoutMs
  return new Promise((resolve) => {
    let hasLeft = false
    let isLate = false
    const failed = (): Answer =>
      hasLeft ? { kind: 'unanswered', reason: isLate ? 'timeout' : 'cut' } : { kind: 'unreached' }
    try {
      const request = open(call, connections)
      const giveUp = () => {
        isLate = true
        settle(failed())
        request.destroy()
      }
      const timer = setTimeout(giveUp, timeoutMs)
      const settle = (answer: Answer) => {
        clearTimeout(timer)
        resolve(answer)
      }
      request.on('error', () => settle(failed()))
      whenConnected(request, () => {
        if (Date.now() >= end) return giveUp()
        hasLeft = true
        request.end(call.body)
      })
      request.on('response', (response) => {
        response.on('error', () => settle(failed()))
        textOf(response, (text) =>
          settle({
            kind: 'answered',
            status: response.statusCode ?? 0,
            body: parsed(text),
            retryAfterMs: retryAfterOf(response.headers['retry-after']),
          }),
        )
      })
    } catch {
      resolve(failed())
    }
  })
}

/** The outcome of a call without an answer. */
export const withoutAnswer = (answer: Exclude<Answer, { kind: 'answered' }>): Outcome =>
  answer.kind === 'unreached'
    ? { state: 'temporary', reason: 'connection' }
    : { state: 'unknown', reason: answer.reason }

/** An answer that is none of the provider's own: a gateway before it may have given up waiting (502, 504). */
export const withoutCode = (status: number, retryAfterMs: number | undefined): Outcome => ({
  state: status === 502 || status === 504 || (status >= 200 && status < 300) ? 'unknown' : 'temporary',
  reason: `http_${status}`,
  retryAfterMs,
})

type Request = ReturnType<typeof requestPlain>

function open({ url, headers, body }: Call, { plain, tls }: Connections): Request {
  const target = typeof url === 'string' ? new URL(url) : url
  const options = { method: 'POST', headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } }
  return target.protocol === 'https:'
    ? requestTls(target, { ...options, agent: tls })
    : requestPlain(target, { ...options, agent: plain })
}

/** Sockets that can be written to at once; bytes written to any other wait in its buffer, where they can't be recalled. */
const connected = new WeakSet<Socket>()

function whenConnected(request: Request, work: () => void) {
  request.once('socket', (socket) => {
    if (connected.has(socket)) return work()
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
      connected.add(socket)
      work()
    })
  })
}

/** Nothing of an answer that is too long. */
function textOf(response: IncomingMessage, done: (text: string) => void) {
  const parts: Buffer[] = []
  let size = 0
  response.on('data', (part: Buffer) => {
    size += part.length
    parts.push(part)
    if (size <= longestAnswer) return
    done('')
    response.destroy()
  })
  response.on('end', () => done(Buffer.concat(parts).toString()))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
