import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { AnnouncementInput, editAnnouncement } from '#app/domain/public/announcements/announce.ts'
import { showAnnouncement } from '#app/domain/public/announcements/show-announcements.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { canDraft } from '#app/domain/people/roles/may.ts'
import { deliveryObstacles } from '#app/domain/delivery/ledger/obstacles.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { requireStaff } from '#app/http/staff.ts'
import { announcementOf } from '#app/routes/desk/announcement-form.ts'
import { AnnouncementFormView } from '#app/ui/desk/announcements/announcement-form-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  ensure(canDraft(ctx.actor))
  const row = await showAnnouncement(ctx, params.number ?? '')
  const obstacles =
    row.publishedAt || row.notify === 'nobody' ? [] : await deliveryObstacles(ctx, { sleeps: true })
  return { row, obstacles, result: actionResult(request), now: ctx.now }
}

export function action({ request, params }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    const wanted = parseInput(AnnouncementInput, announcementOf(form))
    const seenVersion = Number(textOf(form, 'seenVersion'))
    const { number } = await editAnnouncement(tx, params.number ?? '', wanted, seenVersion)
    return `/desk/announcements/${number}?done=noticeEdited`
  })
}

export const shouldRevalidate = stayWhenSignedOut
export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'deskAnnouncement.edit')

export default function Announcement() {
  return (
    <AnnouncementFormView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
  )
}
