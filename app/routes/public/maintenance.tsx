import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { comingWindows, pastWindows } from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import { visitor } from '#app/http/visitor.ts'
import { languageOf } from '#app/i18n/language.ts'
import { windowBrief } from '#app/routes/public/window-brief.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { MaintenanceView } from '#app/ui/public/maintenance/maintenance-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const language = languageOf(new URL(request.url).pathname)
  const ctx = visitor()
  const coming = await comingWindows(ctx, language, 100)
  const past = await pastWindows(ctx, language, { limit: 30 })
  return {
    coming: coming.map((window) => windowBrief(window, language)),
    past: past.map((window) => windowBrief(window, language)),
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'maintenance.title')

export default function Maintenance() {
  return <MaintenanceView {...useLoaderData<typeof loader>()} />
}
