import type { Context } from '#app/domain/ground/context.ts'
import type { Provider } from '#app/platform/provider.ts'
import type { Channel, Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { drain } from '#app/domain/delivery/sending/drain.ts'
import { chunkAssembler } from './assemble.ts'

/** Sends what is due in one lane and channel, each message as its declaration writes it. Returns how many rows were tried. */
export const drainDeliveries = (
  ctx: Context,
  lane: Lane,
  channel: Channel,
  provider: Provider,
  isStopping: () => boolean = () => false,
): Promise<number> => drain(ctx, { lane, channel, provider, assemble: chunkAssembler(), isStopping })
