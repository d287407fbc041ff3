import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, type MetaFunction } from '@remix-run/react'
import { AnnouncementInput, draftAnnouncement } from '#app/domain/public/announcements/announce.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { canDraft } from '#app/domain/people/roles/may.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { requireStaff } from '#app/http/staff.ts'
import { announcementOf } from '#app/routes/desk/announcement-form.ts'
import { AnnouncementFormView } from '#app/ui/desk/announcements/announcement-form-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  ensure(canDraft(actor))
  return null
}

export function action({ request }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    const { number } = await draftAnnouncement(tx, parseInput(AnnouncementInput, announcementOf(form)))
    return `/desk/announcements/${number}?done=noticeDrafted`
  })
}

export const shouldRevalidate = stayWhenSignedOut
export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'deskAnnouncement.write')

export default function NewAnnouncement() {
  return <AnnouncementFormView row={null} returned={useActionData<typeof action>()} />
}
