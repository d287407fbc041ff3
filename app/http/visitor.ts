import type { AppLoadContext } from '@remix-run/node'
import type { Context } from '#app/domain/context.ts'
import { runtime } from '#app/platform/runtime.ts'

/** Who comes to a public page: anybody, with nothing proven. */
export function visitor(): Context {
  const { db, queue } = runtime()
  return { actor: { type: 'anonymous' }, db, enqueue: queue.enqueue, now: new Date() }
}

/** The address a request came from, as far as TRUST_PROXY lets us know it: for throttles only. */
export const addressOf = (context: AppLoadContext): string =>
  typeof context.clientIp === 'string' ? context.clientIp : 'unknown'
