import type { Call } from '#app/platform/post.ts'
import type { RateWindow } from '#app/platform/rate-window.ts'
import type { Outcome } from '#app/platform/provider.ts'
import type { RobotMessage } from './message.ts'

/** Where a message goes: the vendor's address is known, only the token and the secret are a subscriber's. */
export type Target = { endpoint: string; token: string; secret?: string | undefined }

/** What differs between the group robots. */
export type Vendor = {
  name: 'wecom' | 'dingtalk' | 'feishu'
  host: string
  /** What one robot may post. */
  paces: readonly RateWindow[]
  /** The token in a webhook address of this vendor's host, or null where it is none. */
  tokenIn(address: URL): string | null
  /** The webhook address of a token, as the vendor gives it out. */
  addressOf(token: string): string
  fits(message: RobotMessage): boolean
  call(target: Target, message: RobotMessage, now: Date): Call
  outcomeOf(answer: unknown): Outcome | null
}

export const jsonCall = (url: URL, body: unknown): Call => ({
  url: url.href,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
})

/** Sent, held back for `waitMs`, refused for good, or trouble of the vendor: by the vendor's number. */
export function outcomeOfCode(
  name: string,
  code: number,
  meaning: {
    limited: Readonly<Record<number, number>>
    permanent: readonly number[]
    /** Among the permanent: the robot or its group is no more. */
    gone: readonly number[]
  },
): Outcome {
  const reason = `${name}_${code}`
  if (code === 0) return { state: 'sent' }
  const waitMs = meaning.limited[code]
  if (waitMs !== undefined) return { state: 'limited', reason, retryAfterMs: waitMs }
  if (!meaning.permanent.includes(code)) return { state: 'temporary', reason }
  return { state: 'permanent', reason, ...(meaning.gone.includes(code) ? { isGone: true } : {}) }
}

export const numberIn = (answer: unknown, ...names: string[]): number | null => {
  if (typeof answer !== 'object' || answer === null) return null
  const values = names.map((name) => Object.getOwnPropertyDescriptor(answer, name)?.value)
  return values.find((value) => typeof value === 'number') ?? null
}
