import type { ActionFunctionArgs } from '@remix-run/node'
import { cancelMaintenance } from '#app/domain/maintenance/direct.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'
import { formValues } from '#app/routes/desk/form-values.ts'
import { reasonOf } from '#app/routes/desk/translated.ts'

/** Calls a window off. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const values = formValues(await request.formData())
  const number = params.number ?? ''
  return answered(`/desk/maintenance/${number}`, 'windowCancelled', () =>
    cancelMaintenance(ctx, number, reasonOf(values)),
  )
}
