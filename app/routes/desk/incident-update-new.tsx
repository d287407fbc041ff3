import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { draftUpdate } from '#app/domain/incidents/incidents/draft-update.ts'
import { earlyEndOf } from '#app/domain/incidents/incidents/early-end.ts'
import { findIncident, stagesOf } from '#app/domain/incidents/incidents/incident.ts'
import { publishedUpdate } from '#app/domain/incidents/incidents/corrections.ts'
import { canDraft } from '#app/domain/people/roles/may.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { requireStaff } from '#app/http/staff.ts'
import { updateOf } from '#app/routes/desk/update-form.ts'
import { NewUpdateView } from '#app/ui/desk/incidents/new-update-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  ensure(canDraft(ctx.actor))
  const incident = await findIncident(ctx, params.number ?? '')
  const corrects = new URL(request.url).searchParams.get('corrects')
  return {
    incident,
    earlyEnd: earlyEndOf(await stagesOf(ctx, incident.id)),
    corrected: corrects ? await publishedUpdate(ctx, incident.id, corrects) : null,
  }
}

export function action({ request, params }: ActionFunctionArgs) {
  const number = params.number ?? ''
  return answerForm(request, async (tx, form) => {
    const { id } = await draftUpdate(tx, number, updateOf(form))
    return `/desk/incidents/${number}/updates/${id}`
  })
}

export const shouldRevalidate = stayWhenSignedOut
export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'update.new')

export default function NewUpdate() {
  return <NewUpdateView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
