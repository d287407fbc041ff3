import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadIncidentPage } from '#app/routes/desk/load-incident-page.ts'
import { IncidentPage, incidentMeta } from '#app/routes/desk/incident-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadIncidentPage(args)
}

export const meta = incidentMeta
export default IncidentPage
