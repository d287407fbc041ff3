import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useParams, type MetaFunction } from '@remix-run/react'
import { canDeclare } from '#app/domain/people/roles/may.ts'
import { listIncidents } from '#app/domain/incidents/incidents/show-incident.ts'
import { listDepartments } from '#app/domain/people/departments/departments.ts'
import { countViews, listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { requireStaff } from '#app/http/staff.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { inboxQuery } from '#app/routes/desk/inbox-query.ts'
import { InboxView } from '#app/ui/desk/inbox/inbox-view.tsx'
import { TicketPanes } from '#app/ui/desk/inbox/ticket-panes.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const query = inboxQuery(request, ctx.actor)
  const [page, counts, departments, incidents] = await Promise.all([
    listInbox(ctx, query),
    countViews(ctx),
    listDepartments(ctx),
    listIncidents(ctx),
  ])
  return {
    query,
    page,
    counts,
    departments,
    incidents: incidents
      .filter(({ resolvedAt }) => resolvedAt === null)
      .map(({ number, title, drill }) => ({ number, title, drill })),
    mayDeclare: canDeclare(ctx.actor),
    result: actionResult(request),
    now: ctx.now,
  }
}

export const shouldRevalidate = stayWhenSignedOut
export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'inbox.title')

export default function Tickets() {
  const inbox = useLoaderData<typeof loader>()
  const { number } = useParams()
  return (
    <TicketPanes open={number !== undefined} list={<InboxView {...inbox} open={number ?? null} />}>
      <Outlet />
    </TicketPanes>
  )
}
