import type { ActionFunctionArgs } from '@remix-run/node'
import { publishAnnouncement } from '#app/domain/announcements/announce.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered } from '#app/routes/desk/answered.ts'

/** Publishes a draft. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const number = params.number ?? ''
  return answered(`/desk/announcements/${number}`, 'noticePublished', () => publishAnnouncement(ctx, number))
}
