import { asSystem, type Context } from '#app/domain/context.ts'
import type { Outcome, Parcel, Provider } from '#app/platform/provider.ts'
import { log } from '#app/platform/log.ts'
import type { Channel, Lane } from '#jobs/definitions.ts'
import { acknowledge, type Sent } from './acknowledge.ts'
import { claimDeliveries, leaseSeconds, type Claimed } from './claim.ts'
import { pack } from './pack.ts'

/** Longest time a provider takes for one message before it counts as unanswered. */
const longestSendMs = 11_000

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
  let tried = 0
  while (!isStopping()) {
    // No send begins so late that the chunk could not be acknowledged before its lease ends.
    const claimedAt = Date.now()
    const { token, rows, isWhole } = await claimDeliveries(asSystem(ctx), lane, channel)
    if (rows.length > 0) {
      const sent = await sendChunk(
        ctx,
        channel,
        rows,
        provider,
        claimedAt + leaseSeconds[lane] * 1000 - longestSendMs,
      )
      await acknowledge(asSystem(ctx), lane, token, provider.name, sent)
      tried += rows.length
    }
    if (!isWhole) return tried
  }
  return tried
}

async function sendChunk(
  ctx: Context,
  channel: Channel,
  rows: readonly Claimed[],
  provider: Provider,
  deadline: number,
): Promise<Sent[]> {
  const parcels = await pack(ctx, channel, rows)
  const waiting = [...rows]
  const sent: Sent[] = []

  async function lane(): Promise<void> {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      sent.push({ row, outcome: await sendOne(parcels.get(row.id), provider, deadline) })
    }
  }
  await Promise.all(Array.from({ length: Math.min(provider.concurrency, rows.length) }, lane))
  return sent
}

async function sendOne(
  parcel: Parcel | { unsendable: string } | undefined,
  provider: Provider,
  deadline: number,
): Promise<Outcome | { state: 'unsent' }> {
  if (!parcel) return { state: 'permanent', reason: 'no_content' }
  if ('unsendable' in parcel) return { state: 'permanent', reason: parcel.unsendable }
  if (Date.now() > deadline) return { state: 'unsent' }
  try {
    return await Promise.race([provider.send(parcel), unanswered()])
  } catch (error) {
    log.error({ provider: provider.name, delivery: parcel.id, err: error }, 'a provider threw')
    return { state: 'temporary', reason: 'provider_error' }
  }
}

/** A provider that never answers must not hold the chunk: the row is tried again, with the same id. */
const unanswered = (): Promise<Outcome> =>
  new Promise((resolve) => {
    setTimeout(() => resolve({ state: 'temporary', reason: 'timeout' }), longestSendMs).unref()
  })
