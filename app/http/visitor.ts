import type { AppLoadContext } from '@remix-run/node'
import type { Context } from '#app/domain/ground/context.ts'
import { runtime } from '#app/platform/runtime.ts'
import { blocksOf } from '#app/platform/address-block.ts'

/** Who comes to a public page: anybody, with nothing proven. `from` is given where what they do is throttled. */
export function visitor(from?: AppLoadContext): Context {
  const { db, queue } = runtime()
  const actor = { type: 'anonymous' as const, ...(from ? { address: addressOf(from) } : {}) }
  return { actor, db, enqueue: queue.enqueue, now: new Date() }
}

/** The address a request came from, as far as TRUST_PROXY lets us know it: for throttles only. */
export const addressOf = (context: AppLoadContext): string =>
  typeof context.clientIp === 'string' ? context.clientIp : 'unknown'

/** What an address counts as where a limit counts by it: a household changes within its block as it likes. */
export const addressBlockOf = (context: AppLoadContext): string => blocksOf(addressOf(context)).own
