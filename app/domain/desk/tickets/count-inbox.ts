import { and, sql, type SQL } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { inboxViews, type InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { inStates, statesOf, walksOf } from './inbox-order.ts'
import { noDrill, ofView, scopesOf } from './inbox-scope.ts'
import { canListTickets } from './policy.ts'
import { inTime } from './in-time.ts'
import { asked, type InboxQuery } from './inbox.ts'
import { conditionsOf } from './page-walk.ts'
import { pageOfWords } from './search-word-page.ts'

const countCap = 1001
/** A number beside a list is not worth a longer wait. */
const patienceMs = 1500

/** Counts of the views somebody has; a view that is not theirs is not in it. */
export type ViewCounts = Partial<Record<InboxView, number>>

/** Tickets a view, counted up to a thousand: shown as "1000+" beyond. Who has no department has no view of it. */
export async function countViews(ctx: Context): Promise<ViewCounts> {
  const { actor } = ctx
  ensure(canListTickets(actor))
  const hasDepartment = actor.type === 'staff' && actor.departmentId !== null
  const views = inboxViews.filter((view) => view !== 'department' || hasDepartment)
  const columns = views.map((view) => {
    const conditions = and(inStates(statesOf(view)), noDrill, ofView(ctx, view))
    const parts = scopesOf(ctx, view).map(({ condition }) => capped(and(condition, conditions)))
    return sql`(${sum(parts)})::int as ${sql.identifier(view)}`
  })
  const [counts = {}] = await ctx.db.execute<ViewCounts>(sql`select ${sql.join(columns, sql`, `)}`)
  return counts
}

/** How many a search or a choice of filters finds, up to a thousand; null where counting takes too long. */
export async function countFound(
  ctx: Context,
  query: Omit<InboxQuery, 'after' | 'limit'>,
): Promise<number | null> {
  ensure(canListTickets(ctx.actor))
  const { search, scopes, conditions, states } = await asked(ctx, query)
  if (scopes.length === 0) return 0
  const [walk] = walksOf('activity', states)
  if (!walk) return 0
  const wanted = { walk, scopes, conditions, after: undefined, rows: countCap }
  return inTime(ctx, patienceMs, async (tx) => {
    if (search?.by === 'words') return (await pageOfWords(tx, search, wanted)).length
    const condition = and(conditionsOf(wanted), search?.condition)
    const [row] = await tx.db.execute<{ count: number }>(sql`select ${capped(condition)}::int as count`)
    return row?.count ?? 0
  })
}

const capped = (condition: SQL | undefined) =>
  sql`(select count(*) from (select 1 from ${tickets} where ${condition ?? sql`true`} limit ${sql.raw(String(countCap))}) capped)`

const sum = (parts: SQL[]) => (parts.length > 0 ? sql.join(parts, sql` + `) : sql`0`)
