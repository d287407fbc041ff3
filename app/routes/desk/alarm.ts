import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { acknowledgeAlarm } from '#app/domain/alarms/own-alarms.ts'
import { deskPath, requireStaff } from '#app/http/staff.ts'
import { textOf } from '#app/routes/desk/form-values.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  await acknowledgeAlarm(ctx, params.id ?? '')
  return redirect(deskPath(textOf(form, 'to')))
}
