import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { toHtml } from '#app/domain/ground/markdown/to-html.ts'
import { isIncidentStatus } from '#app/domain/ground/vocabulary/incident-words.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import { showPublicIncident } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languageOf } from '#app/i18n/language.ts'
import { briefOf } from '#app/routes/public/incident-brief.ts'
import { pageMeta } from '#app/ui/page/title.ts'
import { IncidentView } from '#app/ui/public/incident/incident-view.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = languageOf(new URL(request.url).pathname)
  const t = translator(language)
  const ctx = visitor()
  const incident = await showPublicIncident(ctx, params.number ?? '', language)
  const affected = components.filter((component) => incident.components.includes(component))
  return {
    incident: briefOf(incident),
    affected:
      affected.length === 0 ? [t('component.all')] : affected.map((component) => t(`component.${component}`)),
    hasPostmortem: incident.updates.some(({ status }) => status === 'postmortem'),
    relief: incident.relief,
    estimate: incident.estimate,
    updates: incident.updates.map((update) => ({
      id: String(update.seq),
      at: update.at,
      status: isIncidentStatus(update.status) ? update.status : ('investigating' as const),
      language: update.body.language,
      html: toHtml(update.body.text, update.body.language),
      corrects: update.corrects,
      correctedBy: update.correctedBy,
    })),
    now: ctx.now,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const title = data?.incident.title.text ?? ''
  const t = translator(languageOf(location.pathname))
  return pageMeta(location, { title, description: t('outside.about.incident', { title }) })
}

export default function Incident() {
  return <IncidentView {...useLoaderData<typeof loader>()} />
}
