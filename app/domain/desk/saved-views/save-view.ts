import { z } from 'zod'
import { savedViews } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, forbidden, invalid } from '#app/domain/ground/errors/errors.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { line } from '#app/domain/ground/input/text.ts'
import { inboxViews } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { cleanLine } from '#app/domain/ground/text/clean.ts'
import { given } from '#app/domain/desk/tickets/inbox-filters.ts'
import { readFilters } from '#app/domain/desk/tickets/read-filters.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { listSavedViews, mostListed } from './list-saved-views.ts'
import { canSaveFor, viewScopes } from './policy.ts'

export const longestName = 40
export const ViewName = line(longestName).min(1)
const NewView = z.object({ name: ViewName, scope: z.enum(viewScopes), query: z.string().max(2000) })

/**
 * Keeps the filters and the order of an address under a name, for oneself, one's department or everybody. Returns the
 * query that it is kept as. Throws invalid, also for an address that asks for nothing.
 */
export async function saveView(ctx: Context, input: unknown): Promise<string> {
  const { name, scope, query } = parseInput(NewView, input)
  return inTransaction(ctx, async (tx) => {
    const { actor } = tx
    if (actor.type !== 'staff') throw forbidden()
    ensure(canSaveFor(actor, scope))
    const kept = await canonical(tx, query)
    if ((await listSavedViews(tx)).length >= mostListed) throw conflict('view.too_many')
    const id = uuidv7(tx.now)
    await tx.db.insert(savedViews).values({
      id,
      name,
      scope,
      staffId: actor.id,
      departmentId: scope === 'department' ? actor.departmentId : null,
      query: kept,
      createdAt: tx.now,
    })
    await record(tx, { action: 'view.saved', subject: { type: 'view', id }, details: { scope } })
    return kept
  })
}

/** The part of an address that makes a list, with every value known, in one order: two alike are the same. */
async function canonical(tx: Context, query: string): Promise<string> {
  const asked = new URLSearchParams(query)
  const view = inboxViews.find((name) => name === asked.get('view'))
  if (!view) throw invalid([{ field: 'query', message: 'choice' }])
  const { order, ...filters } = await readFilters(tx, asked)
  const q = cleanLine(asked.get('q') ?? '')
  return new URLSearchParams([
    ['view', view],
    ...(order ? [['order', order]] : []),
    ...given(filters),
    ...(q ? [['q', q]] : []),
  ]).toString()
}
