import { eq, lte, sql } from 'drizzle-orm'
import { maintenanceWindows } from '#db/schema/index.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { publishMaintenanceUpdate } from './publish-update.ts'
import { dueSteps, stateOf, type Step } from './steps.ts'
import type { Window } from './window.ts'

const atOnce = 50

/**
 * Moves every window whose time has come, by the database's clock: the notice ahead, start, checking, end. Boundaries
 * that passed while nobody ran are caught up with in order, and subscribers hear only of the last. Part of the sweep.
 * Returns the milliseconds until the next window is due, or null.
 */
export async function runMaintenance(ctx: Context): Promise<number | null> {
  const due = await ctx.db
    .select({ id: maintenanceWindows.id })
    .from(maintenanceWindows)
    .where(lte(maintenanceWindows.nextAt, sql`now()`))
    .orderBy(maintenanceWindows.nextAt)
    .limit(atOnce)
  for (const { id } of due) await inTransaction(asSystem(ctx), (tx) => catchUp(tx, id))
  const [next] = await ctx.db.execute<{ wait: number | null }>(
    sql`select (extract(epoch from min(next_at) - now()) * 1000)::float8 as wait from ${maintenanceWindows}`,
  )
  return next?.wait == null ? null : Math.max(0, next.wait)
}

async function catchUp(tx: Context, id: string) {
  const [row] = await tx.db
    .select({ window: maintenanceWindows, now: sql<string>`clock_timestamp()` })
    .from(maintenanceWindows)
    .where(eq(maintenanceWindows.id, id))
    .for('update')
  if (!row) return
  const now = new Date(row.now)
  await takeSteps(tx, row.window, dueSteps(row.window, now), now)
}

/** Takes steps in order; only the last of them is told. */
export async function takeSteps(
  tx: Context,
  window: Window,
  steps: readonly Step[],
  now: Date,
): Promise<Window> {
  let current = window
  for (const [index, step] of steps.entries()) {
    current = await publishMaintenanceUpdate(tx, current, {
      occasion: step.occasion,
      change: changeOf(step),
      tell: index === steps.length - 1,
      at: now,
    })
  }
  return current
}

/** A boundary that was swept late took place at its time all the same. */
function changeOf({ occasion, at }: Step): Partial<Window> {
  switch (occasion) {
    case 'ahead':
      return { noticedAheadAt: at }
    case 'started':
      return { state: stateOf.started, startedAt: at }
    case 'verifying':
      return { state: stateOf.verifying, verifyingAt: at }
    case 'completed':
      return { state: stateOf.completed, completedAt: at }
  }
}
