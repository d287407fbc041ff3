import { and, asc, eq, or } from 'drizzle-orm'
import { savedViews } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { canListTickets } from '#app/domain/desk/tickets/policy.ts'
import { canChangeView, type ViewScope } from './policy.ts'

export type ListedView = { id: string; name: string; scope: ViewScope; query: string; mayChange: boolean }

/** More than anybody looks through beside a list. */
export const mostListed = 100

/** The saved views that somebody sees: their own, their department's, everybody's, by name. */
export async function listSavedViews(ctx: Context): Promise<ListedView[]> {
  const { actor } = ctx
  if (actor.type !== 'staff' || !canListTickets(actor)) return []
  const rows = await ctx.db
    .select()
    .from(savedViews)
    .where(
      or(
        and(eq(savedViews.scope, 'personal'), eq(savedViews.staffId, actor.id)),
        actor.departmentId
          ? and(eq(savedViews.scope, 'department'), eq(savedViews.departmentId, actor.departmentId))
          : undefined,
        eq(savedViews.scope, 'all'),
      ),
    )
    .orderBy(asc(savedViews.name), asc(savedViews.id))
    .limit(mostListed)
  return rows.map((view) => ({
    id: view.id,
    name: view.name,
    scope: view.scope,
    query: view.query,
    mayChange: canChangeView(actor, view),
  }))
}
