import type { LoaderFunctionArgs } from '@remix-run/node'
import { openIncidents } from '#app/domain/incidents/incidents/show-incident.ts'
import { requireQuietStaff } from '#app/http/staff.ts'

/** The open incidents, for the command palette. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireQuietStaff(request)
  const incidents = (await openIncidents(ctx)).map(({ number, title }) => ({ number, title }))
  return Response.json({ incidents }, { headers: { 'Cache-Control': 'no-store' } })
}
