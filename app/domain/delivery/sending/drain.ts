import pLimit, { type LimitFunction } from 'p-limit'
import { noteRefused } from '#app/domain/delivery/bounces/refused.ts'
import { asSystem, type Context } from '#app/domain/ground/context.ts'
import type { Provider } from '#app/platform/provider.ts'
import { isRobotChannel, type Channel, type Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { acknowledge } from './acknowledge.ts'
import { chunkSize, claimDeliveries } from './claim.ts'
import { longestSendMs, portionsOf, prepareChunk, sendChunk, type AssembleChunk } from './send-chunk.ts'
import { keepPace } from './robot-pace.ts'
import { suppressGone } from './suppress-gone.ts'

/** While chunks are being sent, the next are claimed and written out. A code is sent before the next is looked for. */
const workers: Record<Lane, number> = { code: 1, ticket: 2, incident: 4, survey: 2 }
/** No more than a chunk has left and is not written down: a killed worker repeats as many a provider, never more. */
const portions = 2
const portionSize = chunkSize / portions

/** What is drained, by whom it is sent, and who writes it. */
export type ToDrain = {
  lane: Lane
  channel: Channel
  provider: Provider
  assemble: AssembleChunk
  isStopping: () => boolean
}
type Drain = ToDrain & {
  /** Who sends a portion and writes it down, and who makes a call. */
  turn: LimitFunction
  calls: LimitFunction
}

/**
 * Sends what is due in one lane and channel, chunk by chunk: claim, let the database go, send, acknowledge. A chunk
 * leaves in portions: one is written down while the next is on its way. Returns how many rows were tried. What was cut
 * off by a crash is claimed again when its lease has ended.
 */
export async function drain(
  ctx: Context,
  { lane, channel, provider, assemble, isStopping }: ToDrain,
): Promise<number> {
  // What goes in one call is one portion.
  const turn = pLimit(provider.batch ? 1 : portions)
  const draining = {
    lane,
    channel,
    provider,
    assemble,
    turn,
    calls: pLimit(provider.concurrency),
    isStopping,
  }
  const worker = () => drainChunks(asSystem(ctx), draining)
  // What waits for one robot is one message: two workers would share it.
  const count = isRobotChannel(channel) ? 1 : workers[lane]
  const tried = await Promise.all(Array.from({ length: count }, worker))
  return tried.reduce((sum, count) => sum + count, 0)
}

async function drainChunks(ctx: Context, drain: Drain): Promise<number> {
  const { lane, channel, provider, assemble, turn, isStopping } = drain
  let tried = 0
  while (!isStopping()) {
    const began = Date.now()
    const { token, rows, isWhole, seconds } = await claimDeliveries(ctx, lane, channel)
    // No send begins so late that the chunk could not be acknowledged before its lease ends.
    const deadline = began + seconds * 1000 - longestSendMs
    if (rows.length > 0) {
      const ready = await prepareChunk(ctx, { lane, channel, rows }, provider, assemble)
      const parts = provider.batch ? [ready] : portionsOf(ready, portionSize)
      await Promise.all(
        parts.map((part) =>
          turn(async () => {
            const paced = await keepPace(ctx, channel, part, provider)
            const sent = await sendChunk(paced, provider, deadline, drain.calls)
            await acknowledge(ctx, lane, token, provider.name, sent)
            await noteRefused(ctx, sent)
            await suppressGone(ctx, channel, sent)
          }),
        ),
      )
      tried += rows.length
    }
    if (!isWhole) return tried
  }
  return tried
}
