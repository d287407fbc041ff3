import type { Context } from '#app/domain/ground/context.ts'
import { runMaintenance } from '#app/domain/incidents/maintenance/run.ts'

const soonMs = 60_000

/** Moves what is due, and comes back for a boundary within the next minute: a window begins to the second. */
export async function runWindows(ctx: Context): Promise<void> {
  const wait = await runMaintenance(ctx)
  if (wait === null || wait > soonMs) return
  setTimeout(() => void ctx.enqueue('maintenance.run', {}), wait + 50).unref()
}
