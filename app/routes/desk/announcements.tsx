import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listAnnouncements } from '#app/domain/public/announcements/show-announcements.ts'
import { canDraft } from '#app/domain/people/roles/may.ts'
import { requireStaff } from '#app/http/staff.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { AnnouncementsView } from '#app/ui/desk/announcements/announcements-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const given = new URL(request.url).searchParams.get('before') ?? ''
  const before = /^20\d\d-\d\d-\d\dT[\d:.]+Z$/.test(given) ? new Date(given) : null
  const items = await listAnnouncements(ctx, before && !Number.isNaN(before.getTime()) ? before : null)
  return { items, mayWrite: canDraft(ctx.actor), result: actionResult(request), now: ctx.now }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.announcements')

export default function Announcements() {
  return <AnnouncementsView {...useLoaderData<typeof loader>()} />
}
