import type { ActionFunctionArgs } from '@remix-run/node'
import { liftSuppression } from '#app/domain/suppressions/lift.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  return answered('/desk/settings/suppressions', 'suppressionLifted', () =>
    liftSuppression(ctx, params.id ?? ''),
  )
}
