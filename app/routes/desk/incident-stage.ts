import type { ActionFunctionArgs } from '@remix-run/node'
import { invalid } from '#app/domain/errors.ts'
import { runStage, StageAction } from '#app/domain/incidents/run-stage.ts'
import { fieldError } from '#app/domain/reports/report.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'
import { formValues } from '#app/routes/desk/form-values.ts'

/** Start, complete, extend, skip or replan one stage. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const { text } = formValues(await request.formData())
  const number = params.number ?? ''
  return answered(`/desk/incidents/${number}`, 'stage', async () => {
    const parsed = StageAction.safeParse({
      action: text('action'),
      minutes: text('minutes') || undefined,
      reason: text('reason') || undefined,
    })
    if (!parsed.success) throw invalid(parsed.error.issues.map(fieldError))
    return runStage(ctx, number, params.key ?? '', parsed.data)
  })
}
