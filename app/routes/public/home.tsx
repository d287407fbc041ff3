import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { pinnedAnnouncements } from '#app/domain/public/announcements/show-announcements.ts'
import { recentlyRecovered, showFrontPage } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languageOf } from '#app/i18n/language.ts'
import { announcementBrief } from '#app/routes/public/announcement-brief.ts'
import { briefOf } from '#app/routes/public/incident-brief.ts'
import { pageMeta } from '#app/ui/page/title.ts'
import { HomeView } from '#app/ui/public/home/home-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = visitor()
  const language = languageOf(new URL(request.url).pathname)
  const { incidents, maintenance } = await showFrontPage(ctx, language)
  const recovered = await recentlyRecovered(ctx, language)
  const pinned = await pinnedAnnouncements(ctx, language)
  return {
    incidents: incidents.map(briefOf),
    maintenance: maintenance.map(({ number, title, startsAt, endsAt, active }) => ({
      number,
      title,
      startsAt,
      endsAt,
      active,
    })),
    recovered,
    pinned: pinned.map(announcementBrief),
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ location }) => {
  const t = translator(languageOf(location.pathname))
  const title = `${t('product.name')} · ${t('product.tagline')}`
  return pageMeta(location, { title, description: t('home.lead'), whole: true })
}

export default function Home() {
  return <HomeView {...useLoaderData<typeof loader>()} />
}
