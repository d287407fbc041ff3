import type { Context } from '#app/domain/ground/context.ts'
import { blocksOf } from '#app/platform/address-block.ts'
import { isOwnMachine } from './own-machine.ts'
import { giveBack, isPast, throttle, type Limit } from './throttle.ts'

/** So many blocks of a provider's customer may each use up their limit. */
const widerTimes = 16

/**
 * Counts one try from an address; throws tooMany past the limit. IPv6 counts by its /64, and by its /48 with a limit
 * sixteen times as wide: else somebody with a /64 of their own would have a new limit for each try.
 */
export async function throttleAddress(ctx: Context, limit: Limit, address: string): Promise<void> {
  for (const [one, block] of limitsOf(limit, address)) await throttle(ctx, one, block)
}

/** Whether an address has used a limit up, without counting a try. */
export async function isAddressPast(ctx: Context, limit: Limit, address: string): Promise<boolean> {
  for (const [one, block] of limitsOf(limit, address)) if (await isPast(ctx, one, block)) return true
  return false
}

/** Takes back one try from an address. */
export async function giveBackAddress(ctx: Context, limit: Limit, address: string): Promise<void> {
  for (const [one, block] of limitsOf(limit, address)) await giveBack(ctx, one, block)
}

function limitsOf(limit: Limit, address: string): Array<[Limit, string]> {
  if (isOwnMachine(address)) return []
  const { own, wider } = blocksOf(address)
  const wide = { ...limit, name: `${limit.name}-48`, atMost: limit.atMost * widerTimes }
  return wider
    ? [
        [limit, own],
        [wide, wider],
      ]
    : [[limit, own]]
}
