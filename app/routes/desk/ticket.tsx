import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import {
  useActionData,
  useLoaderData,
  type MetaFunction,
  type ShouldRevalidateFunction,
} from '@remix-run/react'
import { causeTitles } from '#app/domain/causes/cause-titles.ts'
import { DomainError } from '#app/domain/errors.ts'
import { listIncidents } from '#app/domain/incidents/show.ts'
import { listColleagues, listDepartments } from '#app/domain/people/colleagues.ts'
import { markRead, showTicket } from '#app/domain/tickets/show.ts'
import { requireStaff } from '#app/http/staff.ts'
import { said } from '#app/routes/desk/answered.ts'
import { composed, sendReply } from '#app/routes/desk/send-reply.ts'
import { TicketView } from '#app/ui/desk/ticket/ticket-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const view = await showTicket(ctx, params.number ?? '')
  const [colleagues, departments, incidents] = await Promise.all([
    listColleagues(ctx),
    listDepartments(ctx),
    listIncidents(ctx),
    markRead(ctx, view.ticket.id),
  ])
  return {
    view,
    me: { id: ctx.actor.id, department: ctx.actor.departmentKey },
    colleagues,
    departments,
    incidents: incidents
      .filter(({ resolvedAt }) => resolvedAt === null)
      .map(({ number, title }) => ({ number, title })),
    causes: causeTitles,
    formKey: crypto.randomUUID(),
    said: said(request),
    now: ctx.now,
  }
}

/** Sends a reply or a note. One written on an older state comes back with its text and what has changed since. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const number = params.number ?? ''
  const reply = await composed(await request.formData())
  try {
    await sendReply(ctx, number, reply)
    const view = new URL(request.url).searchParams.get('view')
    return redirect(
      `/desk/tickets/${number}?${view ? `view=${encodeURIComponent(view)}&` : ''}done=${reply.way}`,
    )
  } catch (error) {
    if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.kind)) throw error
    const { reason, details, fields, status } = error
    const changes = Array.isArray(details.changes) ? details.changes : []
    const { way, body } = reply
    return data({ way, body, reason: fields[0]?.message ?? reason, changes }, { status })
  }
}

/** After a refused send the page must show what has changed, whatever the status. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod === undefined ? defaultShouldRevalidate : true

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  page
    ? [{ title: `${page.view.ticket.number} ${page.view.ticket.subject}` }]
    : deskTitle(matches, 'inbox.title')

export default function Ticket() {
  const page = useLoaderData<typeof loader>()
  return (
    <TicketView key={page.view.ticket.number} {...page} refused={useActionData<typeof action>() ?? null} />
  )
}
