import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { canDeclare } from '#app/domain/people/roles/may.ts'
import { listIncidents } from '#app/domain/incidents/incidents/show-incident.ts'
import { requireStaff } from '#app/http/staff.ts'
import { IncidentsView } from '#app/ui/desk/incidents/incidents-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  return { incidents: await listIncidents(ctx), mayDeclare: canDeclare(ctx.actor), now: ctx.now }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.incidents')

export default function Incidents() {
  return <IncidentsView {...useLoaderData<typeof loader>()} />
}
