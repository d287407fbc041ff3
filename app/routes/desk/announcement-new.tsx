import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { AnnouncementInput, draftAnnouncement } from '#app/domain/announcements/announce.ts'
import { ensure } from '#app/domain/errors.ts'
import { canDraft } from '#app/domain/incidents/policy.ts'
import { requireStaff } from '#app/http/staff.ts'
import { announcementOf } from '#app/routes/desk/announcement-form.ts'
import { onceForm } from '#app/routes/desk/once-form.ts'
import { orReturned, parsed } from '#app/routes/desk/returned-form.ts'
import { BulletinView } from '#app/ui/desk/news/bulletin-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  ensure(canDraft(actor))
  return { formKey: crypto.randomUUID() }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  return orReturned(form, async () => {
    const wanted = parsed(AnnouncementInput, announcementOf(form))
    const number = await onceForm(ctx, form, async (tx) => (await draftAnnouncement(tx, wanted)).number)
    return redirect(`/desk/announcements/${number}?done=noticeDrafted`)
  })
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'bulletin.write')

export default function NewAnnouncement() {
  return (
    <BulletinView row={null} {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
  )
}
