import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { showHistory } from '#app/domain/incidents/incidents/history.ts'
import { isIncidentStatus } from '#app/domain/ground/vocabulary/incident-words.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOf } from '#app/i18n/language.ts'
import { toneOf } from '#app/routes/public/incident-brief.ts'
import { windowBrief } from '#app/routes/public/window-brief.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { HistoryView } from '#app/ui/public/history/history-view.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = languageOf(new URL(request.url).pathname)
  const ctx = visitor()
  const { incidents, maintenance, ...history } = await showHistory(ctx, language, params.month)
  return {
    ...history,
    isCurrent: history.newer === null,
    incidents: incidents.map(({ severity, status, ...incident }) => ({
      ...incident,
      status: isIncidentStatus(status) ? status : ('investigating' as const),
      tone: incident.resolvedAt ? ('ok' as const) : toneOf(severity),
    })),
    maintenance: maintenance.map((window) => windowBrief(window, language)),
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'history.title')

export default function History() {
  return <HistoryView {...useLoaderData<typeof loader>()} />
}
