import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { linkTickets } from '#app/domain/incidents/incidents/link-tickets.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { loadIncidentPage } from '#app/routes/desk/load-incident-page.ts'
import { IncidentPage, incidentMeta } from '#app/routes/desk/incident-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadIncidentPage(args)
}

/** Puts a ticket, by the number typed in, into the scope of the incident. */
export function action({ request, params }: ActionFunctionArgs) {
  const number = params.number ?? ''
  return answerForm(request, async (tx, form) => {
    await linkTickets(tx, number, { add: formValues(form).list('ticket') })
    return `/desk/incidents/${number}?done=linked`
  })
}

export const meta = incidentMeta
export default IncidentPage
