import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { showPublicAnnouncement } from '#app/domain/public/announcements/show-announcements.ts'
import { toHtml } from '#app/domain/ground/markdown/to-html.ts'
import { affectedIn } from '#app/domain/incidents/maintenance/words.ts'
import { visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languageOf } from '#app/i18n/language.ts'
import { announcementBrief } from '#app/routes/public/announcement-brief.ts'
import { pageMeta } from '#app/ui/page/title.ts'
import { AnnouncementView } from '#app/ui/public/announcements/announcements-view.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = languageOf(new URL(request.url).pathname)
  const ctx = visitor()
  const found = await showPublicAnnouncement(ctx, params.number ?? '', language)
  return {
    announcement: announcementBrief(found),
    body: { html: toHtml(found.body.text, found.body.language), language: found.body.language },
    about: found.components.length > 0 ? affectedIn(found.components, language) : null,
    now: ctx.now,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const title = page?.announcement.title.text ?? ''
  const t = translator(languageOf(location.pathname))
  return pageMeta(location, { title, description: t('outside.about.announcement', { title }) })
}

export default function Announcement() {
  return <AnnouncementView {...useLoaderData<typeof loader>()} />
}
