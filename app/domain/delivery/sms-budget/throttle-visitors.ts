import type { Context } from '#app/domain/ground/context.ts'
import { throttleAddress } from '#app/domain/ground/throttle/throttle-address.ts'
import { throttle, type Limit } from '#app/domain/ground/throttle/throttle.ts'

/** What somebody without a key or session may do how often, from one address and in one contact's name. */
const limits = {
  report: {
    address: { name: 'report-address', per: 'hour', atMost: 300 },
    contact: { name: 'report-contact', per: 'day', atMost: 50 },
  },
  subscribe: {
    address: { name: 'subscribe-address', per: 'hour', atMost: 30 },
    contact: { name: 'subscribe-contact', per: 'day', atMost: 5 },
  },
} as const satisfies Record<string, Record<string, Limit>>

/** Counts one try of a visitor; throws tooMany past a limit. A key has its own rate, staff have none. */
export async function throttleVisitor(
  ctx: Context,
  what: keyof typeof limits,
  contacts: readonly (string | null | undefined)[],
): Promise<void> {
  const { actor } = ctx
  if (actor.type !== 'anonymous') return
  const { address, contact } = limits[what]
  // Always in this order: two reports at once never wait for each other crosswise.
  for (const who of contacts.filter((one) => typeof one === 'string').sort())
    await throttle(ctx, contact, who)
  if (actor.address) await throttleAddress(ctx, address, actor.address)
}
