import type { ActionFunctionArgs } from '@remix-run/node'
import { approveUpdate } from '#app/domain/incidents/draft-update.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'
import { textOf } from '#app/routes/desk/form-values.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const reason = textOf(await request.formData(), 'reason')
  return answered(`/desk/incidents/${params.number}/updates/${params.id}`, 'approved', () =>
    approveUpdate(ctx, params.id ?? '', reason || undefined),
  )
}
