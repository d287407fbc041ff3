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

export type Call = { url: string; headers: Readonly<Record<string, string>>; body: string }

/** One POST that ends by itself after `timeoutMs`, follows no redirect and reads no endless answer. Never throws. */
export async function post(call: Call, timeoutMs: number = callTimeoutMs): Promise<Answer> {
  try {
    const response = await fetch(call.url, {
      method: 'POST',
      headers: call.headers,
      body: call.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return {
      kind: 'answered',
      status: response.status,
      body: parsed(await textOf(response)),
      retryAfterMs: retryAfterOf(response.headers.get('retry-after')),
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return { kind: 'unanswered', reason: 'timeout' }
    return neverConnected.has(codeOf(error)) ? { kind: 'unreached' } : { kind: 'unanswered', reason: 'cut' }
  }
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

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** fetch hides what went wrong in the cause of its error. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length
    if (size > longestAnswer) {
      await reader?.cancel()
      return ''
    }
    parts.push(read.value)
  }
  return Buffer.concat(parts).toString()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
