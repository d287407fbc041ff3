import { hmacSha256 } from '#app/platform/hashes.ts'
import { callTimeoutMs } from '#app/platform/post.ts'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { hostBreaker } from '#app/platform/host-breaker.ts'
import { postOutside, resolveName, type OutsideAnswer, type Resolve } from './post-outside.ts'

export type WebhookSettings = {
  allowsPrivate?: boolean
  resolve?: Resolve
  timeoutMs?: number
  host?: ReturnType<typeof hostBreaker>
}

/** What a program gets, as the README says. */
export const webhookBody = ({
  id,
  type,
  at,
  language,
  subject,
  text,
  link,
  end,
  noticeId,
}: OutgoingMessage) =>
  JSON.stringify({
    id,
    type,
    at: at?.toISOString(),
    language,
    title: subject,
    text,
    url: link,
    unsubscribeUrl: end?.url,
    notice: noticeId,
  })

/** `sha256=` and the HMAC of the time and the body, so that neither can be replaced. */
export const signWebhook = (secret: string, timestamp: string, body: string) =>
  `sha256=${hmacSha256(secret, `${timestamp}.${body}`).toString('hex')}`

/** Posts to programs, each at an address that a stranger gave. */
export function webhookProvider({
  allowsPrivate = false,
  resolve = resolveName,
  timeoutMs = callTimeoutMs,
  host = hostBreaker(),
}: WebhookSettings = {}): Provider {
  return {
    name: 'webhook',
    // A whole chunk at once: one that hangs holds up no other.
    concurrency: 100,
    send(message) {
      const body = webhookBody(message)
      const timestamp = String(Math.floor(Date.now() / 1000))
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'fapiao-desk',
        'idempotency-key': message.id,
        'x-fapiao-timestamp': timestamp,
        ...(message.secret ? { 'x-fapiao-signature': signWebhook(message.secret, timestamp, body) } : {}),
      }
      return host(new URL(message.to).host, timeoutMs, async (leftMs) =>
        outcomeOf(await postOutside({ url: message.to, headers, body }, leftMs, { allowsPrivate, resolve })),
      )
    },
    close: async () => undefined,
  }
}

function outcomeOf(answer: OutsideAnswer): Outcome {
  switch (answer.kind) {
    case 'private':
      return { state: 'permanent', reason: 'private_address' }
    case 'unreached':
      return { state: 'temporary', reason: 'connection' }
    case 'unanswered':
      return { state: 'unknown', reason: answer.reason }
    case 'answered':
      return outcomeOfStatus(answer.status, answer.retryAfterMs)
  }
}

function outcomeOfStatus(status: number, retryAfterMs: number | undefined): Outcome {
  const reason = `http_${status}`
  if (status >= 200 && status < 300) return { state: 'sent' }
  if (status === 429) return { state: 'limited', reason, retryAfterMs }
  if (status >= 500) return { state: 'temporary', reason, retryAfterMs }
  if (status >= 300 && status < 400) return { state: 'permanent', reason: 'redirect' }
  return { state: 'permanent', reason, ...(status === 410 ? { isGone: true } : {}) }
}
