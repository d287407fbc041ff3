import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { AnnouncementInput, editAnnouncement } from '#app/domain/announcements/announce.ts'
import { showAnnouncement } from '#app/domain/announcements/show.ts'
import { ensure } from '#app/domain/errors.ts'
import { canDraft } from '#app/domain/incidents/policy.ts'
import { deliveryObstacles } from '#app/domain/notifications/obstacles.ts'
import { requireStaff } from '#app/http/staff.ts'
import { announcementOf } from '#app/routes/desk/announcement-form.ts'
import { said } from '#app/routes/desk/answered.ts'
import { textOf } from '#app/routes/desk/form-values.ts'
import { orReturned, parsed } from '#app/routes/desk/returned-form.ts'
import { BulletinView } from '#app/ui/desk/news/bulletin-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  ensure(canDraft(ctx.actor))
  const row = await showAnnouncement(ctx, params.number ?? '')
  const obstacles =
    row.publishedAt || row.notify === 'nobody' ? [] : await deliveryObstacles(ctx, { sleeps: true })
  return { row, obstacles, said: said(request), now: ctx.now }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  return orReturned(form, async () => {
    const wanted = parsed(AnnouncementInput, announcementOf(form))
    const row = await editAnnouncement(ctx, params.number ?? '', wanted, Number(textOf(form, 'seenVersion')))
    return redirect(`/desk/announcements/${row.number}?done=noticeEdited`)
  })
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'bulletin.edit')

export default function Announcement() {
  return <BulletinView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
