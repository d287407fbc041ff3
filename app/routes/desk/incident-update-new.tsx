import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError, ensure } from '#app/domain/errors.ts'
import { draftUpdate } from '#app/domain/incidents/draft-update.ts'
import { findIncident } from '#app/domain/incidents/incident.ts'
import { publishedUpdate } from '#app/domain/incidents/corrections.ts'
import { canDraft } from '#app/domain/incidents/policy.ts'
import { requireStaff } from '#app/http/staff.ts'
import { valuesOf } from '#app/routes/desk/form-values.ts'
import { updateOf } from '#app/routes/desk/update-form.ts'
import { NewUpdateView } from '#app/ui/desk/incidents/new-update-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  ensure(canDraft(ctx.actor))
  const incident = await findIncident(ctx, params.number ?? '')
  const corrects = new URL(request.url).searchParams.get('corrects')
  return { incident, corrected: corrects ? await publishedUpdate(ctx, incident.id, corrects) : null }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  const number = params.number ?? ''
  try {
    const { id } = await draftUpdate(ctx, number, updateOf(form))
    return redirect(`/desk/incidents/${number}/updates/${id}`)
  } catch (error) {
    if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.kind)) throw error
    const { reason, fields, status } = error
    return data({ values: valuesOf(form), reason, errors: [...fields] }, { status })
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'update.new')

export default function NewUpdate() {
  return <NewUpdateView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
