import type { ActionFunctionArgs } from '@remix-run/node'
import { withdrawAnnouncement } from '#app/domain/public/announcements/announce.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

/** Takes an announcement off the pages. */
export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(
    request,
    { back: `/desk/announcements/${params.number}`, done: 'noticeWithdrawn' },
    (tx) => withdrawAnnouncement(tx, params.number ?? ''),
  )
}
