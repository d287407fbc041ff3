import type { StaffActor } from '#app/domain/ground/context.ts'
import type { InboxQuery } from '#app/domain/desk/tickets/inbox.ts'
import { inboxViews, type InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { seesAllTickets } from '#app/domain/desk/tickets/policy.ts'

const pageSize = 50

/** Those who answer begin with their department, those who oversee with everything. */
export const startViewOf = (actor: StaffActor): InboxView =>
  seesAllTickets(actor) || !actor.departmentId ? 'all' : 'department'

/** The query that an address of the inbox stands for. */
export function inboxQuery(request: Request, actor: StaffActor): InboxQuery {
  const { searchParams } = new URL(request.url)
  const given = (name: string) => searchParams.get(name)?.trim() || undefined
  const view = inboxViews.find((name) => name === searchParams.get('view')) ?? startViewOf(actor)
  return {
    view,
    state: given('state'),
    department: given('department'),
    priority: given('priority'),
    incident: given('incident'),
    q: given('q'),
    after: given('after'),
    limit: pageSize,
  }
}
