import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { conflict, ensure } from '#app/domain/ground/errors/errors.ts'
import { Amendment, amendIncident } from '#app/domain/incidents/incidents/amend.ts'
import { findIncident } from '#app/domain/incidents/incidents/incident.ts'
import { canCommand, canDraft } from '#app/domain/people/roles/may.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { requireStaff } from '#app/http/staff.ts'
import { amendmentOf } from '#app/routes/desk/amendment-form.ts'
import { AmendView } from '#app/ui/desk/incidents/amend-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  ensure(canDraft(ctx.actor))
  const incident = await findIncident(ctx, params.number ?? '')
  ensure(incident.resolvedAt === null, () => conflict('incident.resolved'))
  return { incident, mayCommand: canCommand(ctx.actor), now: ctx.now }
}

export function action({ request, params }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    const { number, drillSince } = await amendIncident(
      tx,
      params.number ?? '',
      parseInput(Amendment, amendmentOf(form)),
    )
    return `/desk/incidents/${number}?done=${drillSince ? 'drillAmended' : 'amended'}`
  })
}

export const shouldRevalidate = stayWhenSignedOut
export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'amend.title')

export default function IncidentEdit() {
  return <AmendView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
