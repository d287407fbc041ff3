import type { ActionFunctionArgs } from '@remix-run/node'
import { pauseNotice } from '#app/domain/announcements/pause.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const id = params.id ?? ''
  return answered(`/desk/notices/${id}`, 'paused', () => pauseNotice(ctx, id))
}
