import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { copyTicketsIntoDrill } from '#app/domain/incidents/incidents/copy-into-drill.ts'
import { conflict } from '#app/domain/ground/errors/errors.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { withResult } from '#app/http/forms/action-result.ts'
import { answerForm, backOf } from '#app/http/forms/staff-form.ts'
import { loadIncidentPage } from '#app/routes/desk/load-incident-page.ts'
import { IncidentPage, incidentMeta } from '#app/routes/desk/incident-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadIncidentPage(args)
}

/** Copies real tickets into a drill. */
export function action({ request, params }: ActionFunctionArgs) {
  const drill = params.number ?? ''
  return answerForm(request, async (tx, form) => {
    const numbers = formValues(form).list('ticket')
    if (numbers.length === 0) throw conflict('ticket.none_selected')
    await copyTicketsIntoDrill(tx, drill, numbers)
    return withResult(backOf(form, `/desk/incidents/${drill}`), { done: 'copied' })
  })
}

export const meta = incidentMeta
export default IncidentPage
