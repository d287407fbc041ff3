import { eq } from 'drizzle-orm'
import { savedViews } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { z } from 'zod'
import { canChangeView, canSeeView } from './policy.ts'
import { ViewName } from './save-view.ts'

const Renaming = z.object({ name: ViewName })

/** Gives a saved view another name. Throws notFound, forbidden, invalid. */
export function renameView(ctx: Context, id: string, input: unknown): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await lockView(tx, id)
    const { name } = parseInput(Renaming, input)
    await tx.db.update(savedViews).set({ name }).where(eq(savedViews.id, id))
    await record(tx, { action: 'view.renamed', subject: { type: 'view', id } })
  })
}

/** Throws notFound, forbidden. */
export function deleteView(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await lockView(tx, id)
    await tx.db.delete(savedViews).where(eq(savedViews.id, id))
    await record(tx, { action: 'view.deleted', subject: { type: 'view', id } })
  })
}

/** Somebody else's own view is nobody's business: it is as if it were not there. */
async function lockView(tx: Context, id: string): Promise<void> {
  const [view] = isUuid(id)
    ? await tx.db.select().from(savedViews).where(eq(savedViews.id, id)).for('update')
    : []
  if (!view || !canSeeView(tx.actor, view)) throw notFound()
  ensure(canChangeView(tx.actor, view))
}
