import type { ActionFunctionArgs } from '@remix-run/node'
import { publishAnnouncement } from '#app/domain/public/announcements/announce.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

/** Publishes a draft. */
export function action({ request, params }: ActionFunctionArgs) {
  return answerButton(
    request,
    { back: `/desk/announcements/${params.number}`, done: 'noticePublished' },
    (tx) => publishAnnouncement(tx, params.number ?? ''),
  )
}
