import { data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listPublicAnnouncements, nextAnnouncementChange } from '#app/domain/announcements/show.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOf } from '#app/i18n/language.ts'
import { announcementBrief } from '#app/routes/public/announcement-brief.ts'
import { earliestValidity, validUntil } from '#app/routes/public/validity.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { AnnouncementsView } from '#app/ui/public/announcements/announcements-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const ctx = visitor()
  const after = url.searchParams.get('after')
  const page = await listPublicAnnouncements(ctx, languageOf(url.pathname), after)
  return data(
    {
      items: page.items.map(announcementBrief),
      next: page.next,
      isFirst: after === null,
      now: ctx.now,
    },
    { headers: validUntil(await nextAnnouncementChange(ctx)) },
  )
}

export const headers: HeadersFunction = earliestValidity

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'announcement.title')

export default function Announcements() {
  return <AnnouncementsView {...useLoaderData<typeof loader>()} />
}
