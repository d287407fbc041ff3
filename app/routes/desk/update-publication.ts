import type { ActionFunctionArgs } from '@remix-run/node'
import { publishUpdate } from '#app/domain/incidents/publish-update.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'

/** Publishing twice is publishing once: the verb gives the same answer. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  return answered(
    `/desk/incidents/${params.number}/updates/${params.id}`,
    'published',
    () => publishUpdate(ctx, params.id ?? ''),
    `/desk/incidents/${params.number}`,
  )
}
