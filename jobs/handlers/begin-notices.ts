import { beginScheduled } from '#app/domain/delivery/broadcasts/begin.ts'
import type { Context } from '#app/domain/ground/context.ts'

const soonMs = 60_000

/** Begins what is due, and comes back for what is due within the next minute: a notice begins to the second. */
export async function beginNotices(ctx: Context): Promise<void> {
  const wait = await beginScheduled(ctx)
  if (wait === null || wait > soonMs) return
  setTimeout(() => void ctx.enqueue('notice.begin', {}), wait + 50).unref()
}
