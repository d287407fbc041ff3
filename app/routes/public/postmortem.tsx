import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { toHtml } from '#app/domain/ground/markdown/to-html.ts'
import { showPostmortem } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOf } from '#app/i18n/language.ts'
import { briefOf } from '#app/routes/public/incident-brief.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { PostmortemView } from '#app/ui/public/incident/postmortem-view.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = visitor()
  const { incident, report } = await showPostmortem(
    ctx,
    params.number ?? '',
    languageOf(new URL(request.url).pathname),
  )
  const { number, title, stages } = briefOf(incident)
  return {
    number,
    title,
    stages,
    publishedAt: report.at,
    body: { html: toHtml(report.body.text, report.body.language), language: report.body.language },
    now: ctx.now,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  pageTitle(location, 'postmortem.title', { title: data?.title.text ?? '' })

export default function Postmortem() {
  return <PostmortemView {...useLoaderData<typeof loader>()} />
}
