import type { Context } from '#app/domain/ground/context.ts'
import { nextMailInMs, readMails } from '#app/domain/delivery/inbound-mails/read-mails.ts'
import { singleFlight } from '#jobs/single-flight.ts'
import { stopping } from '#jobs/shutdown-flag.ts'

const soonMs = 60_000
const oneAtATime = singleFlight()

/** Reads the mails that are due, one at a time, and comes back for a further try within the next minute. */
export function readInboundMails(ctx: Context): Promise<void> {
  return oneAtATime('mails', async () => {
    await readMails(ctx, stopping)
    if (stopping()) return
    const wait = await nextMailInMs(ctx)
    if (wait === null || wait > soonMs) return
    setTimeout(() => void ctx.enqueue('mails.read', {}), wait + 50).unref()
  })
}
