import type { ActionFunctionArgs } from '@remix-run/node'
import { moveMaintenance, Move } from '#app/domain/maintenance/direct.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'
import { formValues } from '#app/routes/desk/form-values.ts'
import { parsed } from '#app/routes/desk/returned-form.ts'

/** Moves a window on, before its time. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const values = formValues(await request.formData())
  const number = params.number ?? ''
  return answered(`/desk/maintenance/${number}`, 'windowMoved', () =>
    moveMaintenance(ctx, number, parsed(Move, { to: values.text('to') })),
  )
}
