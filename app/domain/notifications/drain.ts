import { asSystem, type Context } from '#app/domain/context.ts'
import type { Provider } from '#app/platform/provider.ts'
import type { Channel, Lane } from '#jobs/definitions.ts'
import { acknowledge } from './acknowledge.ts'
import { claimDeliveries, leaseSeconds } from './claim.ts'
import { longestSendMs, openGate, sendChunk, type Gate } from './send-chunk.ts'

/** Chunks in hand at once: while one is being sent, the next is claimed and written out. */
const hands: Record<Lane, number> = { code: 1, ticket: 2, incident: 3, survey: 2 }

/**
 * Sends what is due in one lane and channel, chunk by chunk: claim, let the database go, send, acknowledge.
 * Returns how many rows were tried. A chunk cut off by a crash is claimed again when its lease has ended.
 */
export async function drainDeliveries(
  ctx: Context,
  lane: Lane,
  channel: Channel,
  provider: Provider,
  isStopping: () => boolean = () => false,
): Promise<number> {
  const gate = openGate(provider.concurrency)
  const hand = () => drainChunks(asSystem(ctx), lane, channel, provider, gate, isStopping)
  const tried = await Promise.all(Array.from({ length: hands[lane] }, hand))
  return tried.reduce((sum, count) => sum + count, 0)
}

async function drainChunks(
  ctx: Context,
  lane: Lane,
  channel: Channel,
  provider: Provider,
  gate: Gate,
  isStopping: () => boolean,
): Promise<number> {
  let tried = 0
  while (!isStopping()) {
    // No send begins so late that the chunk could not be acknowledged before its lease ends.
    const deadline = Date.now() + leaseSeconds[lane] * 1000 - longestSendMs
    const { token, rows, isWhole } = await claimDeliveries(ctx, lane, channel)
    if (rows.length > 0) {
      const sent = await sendChunk(ctx, { lane, channel, rows, deadline }, provider, gate)
      await acknowledge(ctx, lane, token, provider.name, sent)
      tried += rows.length
    }
    if (!isWhole) return tried
  }
  return tried
}
