import type { ActionFunctionArgs } from '@remix-run/node'
import { withdrawAnnouncement } from '#app/domain/announcements/announce.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'

/** Takes an announcement off the pages. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const number = params.number ?? ''
  return answered(`/desk/announcements/${number}`, 'noticeWithdrawn', () => withdrawAnnouncement(ctx, number))
}
