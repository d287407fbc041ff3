import type { LoaderFunctionArgs } from '@remix-run/node'
import { showTicket } from '#app/domain/desk/tickets/show-ticket.ts'
import { listIncidents } from '#app/domain/incidents/incidents/show-incident.ts'
import { causeTitles } from '#app/domain/knowledge/causes/cause-titles.ts'
import { listDepartments } from '#app/domain/people/departments/departments.ts'
import { listColleagues } from '#app/domain/people/staff/colleagues.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { requireStaff } from '#app/http/staff.ts'

export async function loadTicketPage({ request, params }: LoaderFunctionArgs) {
  const number = params.number ?? ''
  const ctx = await requireStaff(request)
  const view = await showTicket(ctx, number)
  const [colleagues, departments, incidents] = await Promise.all([
    listColleagues(ctx),
    listDepartments(ctx),
    listIncidents(ctx),
  ])
  return {
    view,
    me: { id: ctx.actor.id, department: ctx.actor.departmentKey },
    colleagues,
    departments,
    incidents: incidents
      .filter(({ resolvedAt, drill }) => resolvedAt === null && !drill)
      .map(({ number: incident, title }) => ({ number: incident, title })),
    causes: causeTitles,
    result: actionResult(request),
    now: ctx.now,
  }
}
