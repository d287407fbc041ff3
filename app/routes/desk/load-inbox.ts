import { listAssignable, type Assignable } from '#app/domain/desk/bulk/assignable.ts'
import { maySupervise } from '#app/domain/desk/tickets/policy.ts'
import { causeTitles } from '#app/domain/knowledge/causes/cause-titles.ts'
import { canDeclare } from '#app/domain/people/roles/may.ts'
import { countFound } from '#app/domain/desk/tickets/count-inbox.ts'
import { filterChoices, filterNames } from '#app/domain/desk/tickets/filter-choices.ts'
import { given } from '#app/domain/desk/tickets/inbox-filters.ts'
import { listInbox, type InboxQuery } from '#app/domain/desk/tickets/inbox.ts'
import { listDepartments } from '#app/domain/people/departments/departments.ts'
import { canSaveFor, viewScopes } from '#app/domain/desk/saved-views/policy.ts'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { incidentsBesideList } from '#app/domain/incidents/incidents/fitting-ticket.ts'
import { staffResult } from '#app/http/forms/action-result.ts'
import { shortCache } from '#app/http/short-cache.ts'
import type { StaffContext } from '#app/http/staff.ts'
import { viewCounts } from '#app/http/view-counts.ts'
import { inboxLine } from '#app/routes/desk/inbox-lines.ts'
import { inboxQuery } from '#app/routes/desk/inbox-query.ts'

/** Counts of open tickets to choose by, not to settle by. */
const assignable = shortCache<Assignable[]>({ ms: 15_000, mostKept: 200 })

/** What the page of the inbox shows. */
export async function loadInbox(ctx: StaffContext, request: Request) {
  const query = await inboxQuery(ctx, request)
  const isOpen = new URL(request.url).searchParams.get('panel') === 'filters'
  const page = await pageOrNone(ctx, query)
  const [result, people, departments, found, counts, beside, names, choices] = await Promise.all([
    staffResult(ctx, request),
    assignable.read(`${ctx.actor.departmentKey} ${ctx.actor.roles.join()}`, () => listAssignable(ctx)),
    listDepartments(ctx),
    foundBy(ctx, query, page),
    viewCounts(ctx),
    incidentsBesideList(ctx),
    filterNames(ctx, query),
    isOpen ? filterChoices(ctx) : null,
  ])
  return {
    query,
    page: {
      items: page?.items.map((row) => inboxLine(row, ctx.actor, ctx.now)) ?? [],
      next: page?.next ?? null,
    },
    isTooRare: page === null,
    found,
    counts,
    departments,
    incidents: beside(page?.items ?? []),
    names,
    choices,
    scopes: viewScopes.filter((scope) => canSaveFor(ctx.actor, scope)),
    mayDeclare: canDeclare(ctx.actor),
    maySupervise: maySupervise(ctx.actor),
    assignable: people,
    causes: causeTitles,
    result,
    now: ctx.now,
  }
}

type Page = Awaited<ReturnType<typeof listInbox>>

/** null where so few tickets fit that they were not met in time: the page says so, with the way to a narrower list. */
async function pageOrNone(ctx: StaffContext, query: InboxQuery): Promise<Page | null> {
  try {
    return await listInbox(ctx, query)
  } catch (error) {
    if (error instanceof DomainError && error.reason === 'inbox.too_rare') return null
    throw error
  }
}

/** How many a search or filters find; null for a view as it is, which is counted beside its name, and where it is unknown. */
function foundBy(
  ctx: StaffContext,
  query: InboxQuery,
  page: Page | null,
): Promise<number | null> | number | null {
  if (!query.q && given(query).length === 0) return null
  if (page && !page.next && !query.after) return page.items.length
  return page && countFound(ctx, query)
}
