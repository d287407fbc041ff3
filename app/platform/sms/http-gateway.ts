import { Agent, request } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'
import type { Outcome, Provider } from '#app/platform/provider.ts'
import { retryAfterOf } from '#app/platform/retry-after.ts'

const sockets = 32
const timeoutMs = 10_000
const longestAnswer = 64 * 1024

/**
 * The generic SMS gateway: one POST a message with the delivery's id as idempotency key.
 * 2xx `{id}` is accepted; 429 (with Retry-After) and 5xx are temporary, other 4xx permanent; no answer is unknown.
 */
export function httpSmsProvider(url: string, name = 'sms-http'): Provider {
  const target = new URL(url)
  const tls = target.protocol === 'https:'
  const agent = tls
    ? new TlsAgent({ keepAlive: true, maxSockets: sockets })
    : new Agent({ keepAlive: true, maxSockets: sockets })
  const open = tls ? tlsRequest : request

  return {
    name,
    concurrency: sockets,
    send: (parcel) =>
      new Promise<Outcome>((resolve) => {
        const body = JSON.stringify({
          to: parcel.to,
          text: parcel.text,
          deliveryId: parcel.id,
          notice: parcel.noticeId,
          lane: parcel.lane,
        })
        const call = open(target, {
          method: 'POST',
          agent,
          timeout: timeoutMs,
          headers: {
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(body),
            'Idempotency-Key': parcel.id,
          },
        })
        // The socket's time-out only sees silence; a gateway that trickles bytes must end too.
        const deadline = setTimeout(() => call.destroy(new Error('timeout')), timeoutMs)
        call.on('timeout', () => call.destroy(new Error('timeout')))
        call.on('error', (error) => {
          clearTimeout(deadline)
          resolve(
            error.message === 'timeout'
              ? { state: 'unknown', reason: 'timeout' }
              : { state: 'temporary', reason: 'connection' },
          )
        })
        call.on('response', (response) => {
          const parts: Buffer[] = []
          let size = 0
          response.on('data', (part: Buffer) => {
            size += part.length
            if (size <= longestAnswer) parts.push(part)
          })
          response.on('error', () => resolve({ state: 'temporary', reason: 'connection' }))
          response.on('end', () => {
            clearTimeout(deadline)
            const retryAfter = response.headers['retry-after']
            resolve(outcomeOf(response.statusCode ?? 0, Buffer.concat(parts).toString(), retryAfter))
          })
        })
        call.end(body)
      }),
    async close() {
      agent.destroy()
    },
  }
}

function outcomeOf(status: number, body: string, retryAfter: string | undefined): Outcome {
  if (status >= 200 && status < 300) return { state: 'sent', ref: refOf(body) }
  if (status === 429)
    return { state: 'temporary', reason: 'http_429', retryAfterMs: retryAfterOf(retryAfter) }
  if (status >= 400 && status < 500 && status !== 408) return { state: 'permanent', reason: `http_${status}` }
  return { state: 'temporary', reason: `http_${status}`, retryAfterMs: retryAfterOf(retryAfter) }
}

function refOf(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    return typeof answer === 'object' && answer !== null && 'id' in answer
      ? String(answer.id).slice(0, 200)
      : undefined
  } catch {
    return undefined
  }
}
