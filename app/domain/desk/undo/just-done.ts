import { and, eq, sql } from 'drizzle-orm'
import { undoSteps } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { allowanceSeconds, BulkResult } from './undo-step.ts'

export type UndoLeft = { id: string; seconds: number }

/** What somebody has just done: how many seconds are left to take it back, and what came of it where it was many. */
export type JustDone = { undo: UndoLeft | null; bulk: (BulkResult & { step: string }) | null }

export async function justDone(ctx: Context, stepId: string | null): Promise<JustDone> {
  const { actor } = ctx
  const nothing = { undo: null, bulk: null }
  if (actor.type !== 'staff' || !stepId || !isUuid(stepId)) return nothing
  const [row] = await ctx.db
    .select({
      seconds: sql<number>`floor(extract(epoch from ${undoSteps.until} - now()))::int`,
      usedAt: undoSteps.usedAt,
      // What changed nothing can't be taken back.
      changed: sql<boolean>`jsonb_array_length(${undoSteps.before} -> 'tickets') > 0`,
      result: sql<unknown>`${undoSteps.before} -> 'result'`,
    })
    .from(undoSteps)
    .where(and(eq(undoSteps.id, stepId), eq(undoSteps.staffId, actor.id)))
  if (!row) return nothing
  const result = BulkResult.safeParse(row.result).data
  const seconds = row.usedAt ? 0 : row.seconds - allowanceSeconds
  return {
    undo: seconds > 0 && row.changed ? { id: stepId, seconds } : null,
    bulk: result ? { ...result, step: stepId } : null,
  }
}

/** Steps that nobody can take back any more; part of the sweep. Results of bulk actions are read for a day. */
export async function forgetUndoSteps(ctx: Context): Promise<void> {
  await ctx.db.delete(undoSteps).where(sql`${undoSteps.until} < now() - interval '1 day'`)
}
