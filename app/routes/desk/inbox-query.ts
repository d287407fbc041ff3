import type { StaffActor } from '#app/domain/ground/context.ts'
import type { InboxQuery } from '#app/domain/desk/tickets/inbox.ts'
import { readFilters } from '#app/domain/desk/tickets/read-filters.ts'
import { inboxViews, type InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { seesAllTickets } from '#app/domain/desk/tickets/policy.ts'
import type { StaffContext } from '#app/http/staff.ts'

const pageSize = 50

/** Those who answer begin with their department, those who oversee with everything. */
export const startViewOf = (actor: StaffActor): InboxView =>
  seesAllTickets(actor) || !actor.departmentId ? 'all' : 'department'

/** The query that an address of the inbox stands for. Throws invalid for a filter that stands for nothing. */
export async function inboxQuery(ctx: StaffContext, request: Request): Promise<InboxQuery> {
  const { searchParams } = new URL(request.url)
  const given = (name: string) => searchParams.get(name)?.trim() || undefined
  const view = inboxViews.find((name) => name === searchParams.get('view')) ?? startViewOf(ctx.actor)
  return {
    view,
    ...(await readFilters(ctx, searchParams)),
    q: given('q'),
    after: given('after'),
    limit: pageSize,
  }
}
