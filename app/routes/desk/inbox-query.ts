import type { StaffActor } from '#app/domain/context.ts'
import { inboxViews, type InboxQuery, type InboxView } from '#app/domain/tickets/inbox.ts'
import { seesAllTickets } from '#app/domain/tickets/policy.ts'

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
