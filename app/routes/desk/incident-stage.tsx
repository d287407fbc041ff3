import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { runStage, StageAction } from '#app/domain/incidents/incidents/run-stage.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { loadIncidentPage } from '#app/routes/desk/load-incident-page.ts'
import { IncidentPage, incidentMeta } from '#app/routes/desk/incident-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadIncidentPage(args)
}

/** Start, complete, extend, skip or replan one stage. */
export function action({ request, params }: ActionFunctionArgs) {
  const number = params.number ?? ''
  return answerForm(request, async (tx, form) => {
    const { text } = formValues(form)
    const wanted = parseInput(StageAction, {
      action: text('action'),
      minutes: text('minutes') || undefined,
      reason: text('reason') || undefined,
    })
    await runStage(tx, number, params.key ?? '', wanted)
    return `/desk/incidents/${number}?done=stage`
  })
}

export const meta = incidentMeta
export default IncidentPage
