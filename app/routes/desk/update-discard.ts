import type { ActionFunctionArgs } from '@remix-run/node'
import { discardDraft } from '#app/domain/incidents/draft-update.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const room = `/desk/incidents/${params.number}`
  return answered(room, 'discarded', () => discardDraft(ctx, params.id ?? ''))
}
