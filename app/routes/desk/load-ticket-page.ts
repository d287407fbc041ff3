import type { LoaderFunctionArgs } from '@remix-run/node'
import { listCategories } from '#app/domain/desk/corrections/correct-category.ts'
import { causeIsKnown } from '#app/domain/desk/tickets/cause-is-known.ts'
import { proposeDepartment } from '#app/domain/desk/corrections/propose-department.ts'
import { tagsInUse } from '#app/domain/desk/corrections/tags-in-use.ts'
import { incidentsFittingTicket } from '#app/domain/incidents/incidents/fitting-ticket.ts'
import { mentionableOn } from '#app/domain/desk/tickets/mentions.ts'
import { showTicket, type TicketView } from '#app/domain/desk/tickets/show-ticket.ts'
import { watchersOf } from '#app/domain/desk/watchers/watchers.ts'
import { openIncidents } from '#app/domain/incidents/incidents/show-incident.ts'
import { causeTitles } from '#app/domain/knowledge/causes/cause-titles.ts'
import { listDepartments } from '#app/domain/people/departments/departments.ts'
import { listColleagues } from '#app/domain/people/staff/colleagues.ts'
import { deskLanguage } from '#app/http/desk-language.ts'
import { staffResult } from '#app/http/forms/action-result.ts'
import { shortCache } from '#app/http/short-cache.ts'
import { requireStaff } from '#app/http/staff.ts'
import type { Language } from '#app/i18n/language.ts'
import { lookedUp } from '#app/routes/desk/looked-up.ts'

/** What a department tags changes slowly, and each of its pages asks for it. */
const tags = shortCache<string[]>({ ms: 60_000, mostKept: 200 })

export async function loadTicketPage({ request, params }: LoaderFunctionArgs) {
  const number = params.number ?? ''
  const ctx = await requireStaff(request)
  const view = said(await showTicket(ctx, number), (await deskLanguage(request)).language)
  const [
    result,
    colleagues,
    watchers,
    mentionable,
    departments,
    incidents,
    fitting,
    categories,
    tagsLately,
    proposed,
  ] = await Promise.all([
    staffResult(ctx, request),
    listColleagues(ctx),
    watchersOf(ctx, view.ticket.id),
    view.can.note ? mentionableOn(ctx, view.ticket) : [],
    listDepartments(ctx),
    openIncidents(ctx),
    incidentsFittingTicket(ctx, view),
    view.can.correct ? listCategories(ctx) : [],
    view.can.correct
      ? tags.read(view.ticket.departmentId, () => tagsInUse(ctx, view.ticket.departmentId))
      : [],
    view.can.assign ? proposeDepartment(ctx, view) : null,
  ])
  return {
    view,
    me: { id: ctx.actor.id, department: ctx.actor.departmentKey },
    colleagues,
    watchers,
    mentionable,
    departments,
    incidents: incidents
      .filter(({ drill }) => !drill)
      .map((incident) => ({ ...incident, fits: fitting.has(incident.number) })),
    causes: causeTitles,
    causeIsKnown: causeIsKnown(view),
    categories,
    tagsInUse: tagsLately,
    proposedDepartment: proposed,
    result,
    now: ctx.now,
  }
}

/** With the reporter's time of looking as their reader says times. */
function said(view: TicketView, language: Language): TicketView {
  const { lookup, createdAt } = view.ticket
  const lookedUpAt = lookedUp(lookup.lookedUpAt, createdAt, language)
  return lookedUpAt === undefined
    ? view
    : { ...view, ticket: { ...view.ticket, lookup: { ...lookup, lookedUpAt } } }
}
