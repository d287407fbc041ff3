import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listPublicAnnouncements } from '#app/domain/public/announcements/show-announcements.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOf } from '#app/i18n/language.ts'
import { announcementBrief } from '#app/routes/public/announcement-brief.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { AnnouncementsView } from '#app/ui/public/announcements/announcements-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const ctx = visitor()
  const after = url.searchParams.get('after')
  const page = await listPublicAnnouncements(ctx, languageOf(url.pathname), after)
  return {
    items: page.items.map(announcementBrief),
    next: page.next,
    isFirst: after === null,
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'announcement.title')

export default function Announcements() {
  return <AnnouncementsView {...useLoaderData<typeof loader>()} />
}
