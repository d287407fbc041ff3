import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { showFrontPage } from '#app/domain/incidents/show-public.ts'
import { visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languageOf } from '#app/i18n/language.ts'
import { briefOf } from '#app/routes/public/incident-brief.ts'
import { HomeView } from '#app/ui/public/home/home-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = visitor()
  const { incidents, maintenance } = await showFrontPage(ctx, languageOf(new URL(request.url).pathname))
  return {
    incidents: incidents.map(briefOf),
    maintenance: maintenance.map(({ id, title, startsAt, endsAt, active }) => ({
      id,
      title,
      startsAt,
      endsAt,
      active,
    })),
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ location }) => {
  const t = translator(languageOf(location.pathname))
  return [
    { title: `${t('product.name')} · ${t('product.tagline')}` },
    { name: 'description', content: t('home.lead') },
  ]
}

export default function Home() {
  return <HomeView {...useLoaderData<typeof loader>()} />
}
