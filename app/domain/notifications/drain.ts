import { asSystem, type Context } from '#app/domain/context.ts'
import type { Provider } from '#app/platform/provider.ts'
import type { Channel, Lane } from '#jobs/definitions.ts'
import { acknowledge } from './acknowledge.ts'
import { claimDeliveries, leaseSeconds } from './claim.ts'
import { keepPace } from './robot-pace.ts'
import { longestSendMs, openGate, prepareChunk, sendChunk, type Gate } from './send-chunk.ts'
import { suppressGone } from './suppress-gone.ts'

/** While one chunk is being sent, the next is claimed and written out. A code is sent before the next is looked for. */
const hands: Record<Lane, number> = { code: 1, ticket: 2, incident: 2, survey: 2 }

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
  // A chunk is acknowledged before the next one leaves: a killed worker repeats one chunk a provider, never more.
  const turn = openGate(1)
  const hand = () => drainChunks(asSystem(ctx), lane, channel, provider, turn, isStopping)
  const tried = await Promise.all(Array.from({ length: hands[lane] }, hand))
  return tried.reduce((sum, count) => sum + count, 0)
}

async function drainChunks(
  ctx: Context,
  lane: Lane,
  channel: Channel,
  provider: Provider,
  turn: Gate,
  isStopping: () => boolean,
): Promise<number> {
  let tried = 0
  while (!isStopping()) {
    // No send begins so late that the chunk could not be acknowledged before its lease ends.
    const deadline = Date.now() + leaseSeconds[lane] * 1000 - longestSendMs
    const { token, rows, isWhole } = await claimDeliveries(ctx, lane, channel)
    if (rows.length > 0) {
      const ready = await prepareChunk(ctx, { lane, channel, rows }, provider)
      await turn(async () => {
        const sent = await sendChunk(await keepPace(ctx, channel, ready, provider), provider, deadline)
        await acknowledge(ctx, lane, token, provider.name, sent)
        await suppressGone(ctx, channel, sent)
      })
      tried += rows.length
    }
    if (!isWhole) return tried
  }
  return tried
}
