import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { incidentCandidates } from '#app/domain/incidents/incidents/candidates.ts'
import { requireStaff } from '#app/http/staff.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { CandidatesView } from '#app/ui/desk/incidents/candidates-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

const maxHours = 24 * 30

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const asked = Number(new URL(request.url).searchParams.get('hours'))
  const hours = Number.isInteger(asked) && asked > 0 && asked <= maxHours ? asked : 24
  return {
    ...(await incidentCandidates(ctx, params.number ?? '', hours)),
    hours,
    result: actionResult(request),
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'candidates.title')

export default function IncidentCandidates() {
  return <CandidatesView {...useLoaderData<typeof loader>()} />
}
