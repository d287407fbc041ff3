import { fieldIn } from '#app/platform/provider-response.ts'
import { callTimeoutMs, openConnections, post, withoutAnswer, type Answer } from '#app/platform/post.ts'
import type { Outcome, Provider } from '#app/platform/provider.ts'

const sockets = 32

/**
 * The generic SMS gateway: one POST a message with the delivery's id as idempotency key.
 * 2xx `{id}` is accepted; 429 (with Retry-After) and 5xx are temporary, other 4xx permanent; no answer is unknown.
 */
export function httpSmsProvider(url: string, name = 'sms-http'): Provider {
  const target = new URL(url)
  const connections = openConnections(sockets)

  return {
    name,
    concurrency: sockets,
    async send(message) {
      const body = JSON.stringify({
        to: message.to,
        text: message.text,
        deliveryId: message.id,
        notice: message.noticeId,
        lane: message.lane,
      })
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': message.id }
      const answer = await post({ url: target, headers, body }, callTimeoutMs, connections)
      return answer.kind === 'answered' ? outcomeOf(answer) : withoutAnswer(answer)
    },
    async close() {
      connections.close()
    },
  }
}

function outcomeOf({ status, body, retryAfterMs }: Extract<Answer, { kind: 'answered' }>): Outcome {
  if (status >= 200 && status < 300) return { state: 'sent', ref: refOf(body) }
  if (status === 429) return { state: 'temporary', reason: 'http_429', retryAfterMs }
  if (status >= 400 && status < 500 && status !== 408) return { state: 'permanent', reason: `http_${status}` }
  return { state: 'temporary', reason: `http_${status}`, retryAfterMs }
}

function refOf(body: unknown): string | undefined {
  const id = fieldIn(body, 'id')
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 200) : undefined
}
