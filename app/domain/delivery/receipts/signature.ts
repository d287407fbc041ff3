import { createHmac } from 'node:crypto'
import { notFound, unauthorized } from '#app/domain/ground/errors/errors.ts'
import { sameText } from '#app/platform/crypto.ts'

const toleranceSeconds = 300

export type Signed = { body: string | Uint8Array; signature: string | null; now: Date }

/**
 * `t=<seconds>,v1=<hex of HMAC-SHA256(secret, t + "." + body)>`, at most five minutes old. Throws notFound where no
 * secret was agreed on, unauthorized for what was not signed with it.
 */
export function verifySignature({ body, signature, now }: Signed, secret: string | undefined): void {
  if (!secret) throw notFound()
  const said = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? '')
  const [, seconds = '', hex = ''] = said ?? []
  const isFresh = Math.abs(now.getTime() / 1000 - Number(seconds)) <= toleranceSeconds
  if (!said || !isFresh || !sameText(hex, signatureOf(secret, seconds, body)))
    throw unauthorized('receipts.signature')
}

/** What goes into `X-Fapiao-Signature` after `v1=`. */
export const signatureOf = (secret: string, seconds: string, body: string | Uint8Array) =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
