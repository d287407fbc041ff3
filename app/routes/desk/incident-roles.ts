import type { ActionFunctionArgs } from '@remix-run/node'
import { invalid } from '#app/domain/errors.ts'
import { HandOver, handOverRole } from '#app/domain/incidents/hand-over.ts'
import { fieldError } from '#app/domain/reports/report.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'
import { formValues } from '#app/routes/desk/form-values.ts'

/** Gives a role of the incident to a colleague. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const { text } = formValues(await request.formData())
  const number = params.number ?? ''
  return answered(`/desk/incidents/${number}`, 'handedOver', async () => {
    const parsed = HandOver.safeParse({ role: text('role'), to: text('to') })
    if (!parsed.success) throw invalid(parsed.error.issues.map(fieldError))
    await handOverRole(ctx, number, parsed.data)
  })
}
