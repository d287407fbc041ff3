import type { Context } from '#app/domain/ground/context.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { nextDueInMs } from '#app/domain/delivery/ledger/due.ts'
import { providers } from '#app/platform/providers.ts'
import type { JobData } from '#jobs/definitions.ts'
import { singleFlight } from '#jobs/single-flight.ts'
import { stopping } from '#jobs/shutdown-flag.ts'

const soonMs = 60_000
const oneAtATime = singleFlight()

/**
 * Drains a lane and channel, and comes back when the next row of it is due within a minute; what is due later, or
 * is lost with this process, the sweep finds.
 */
export function drain(ctx: Context, data: JobData<'deliveries.drain'>): Promise<void> {
  return oneAtATime(`${data.lane}.${data.channel}`, () => drainNow(ctx, data))
}

async function drainNow(ctx: Context, { lane, channel }: JobData<'deliveries.drain'>): Promise<void> {
  await drainDeliveries(ctx, lane, channel, providers(ctx.db)[channel], stopping)
  if (stopping()) return
  const wait = await nextDueInMs(ctx, lane, channel)
  if (wait === null || wait > soonMs) return
  setTimeout(() => void ctx.enqueue('deliveries.drain', { lane, channel }), wait + 50).unref()
}
