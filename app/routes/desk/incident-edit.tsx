import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { conflict, DomainError, ensure, invalid } from '#app/domain/errors.ts'
import { Amendment, amendIncident } from '#app/domain/incidents/amend.ts'
import { findIncident } from '#app/domain/incidents/incident.ts'
import { canCommand, canDraft } from '#app/domain/incidents/policy.ts'
import { fieldError } from '#app/domain/reports/report.ts'
import { requireStaff } from '#app/http/staff.ts'
import { amendmentOf } from '#app/routes/desk/amendment-form.ts'
import { formValues, valuesOf } from '#app/routes/desk/form-values.ts'
import { AmendView } from '#app/ui/desk/incidents/amend-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  ensure(canDraft(ctx.actor))
  const incident = await findIncident(ctx, params.number ?? '')
  ensure(incident.resolvedAt === null, () => conflict('incident.resolved'))
  return { incident, mayCommand: canCommand(ctx.actor), now: ctx.now }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  try {
    const parsed = Amendment.safeParse(amendmentOf(form))
    if (!parsed.success) throw invalid(parsed.error.issues.map(fieldError))
    const { number } = await amendIncident(ctx, params.number ?? '', parsed.data)
    return redirect(`/desk/incidents/${number}?done=amended`)
  } catch (error) {
    if (!(error instanceof DomainError) || !['conflict', 'invalid'].includes(error.kind)) throw error
    const { reason, fields, status } = error
    const chosen = formValues(form).list('components')
    return data({ values: valuesOf(form), chosen, reason, errors: [...fields] }, { status })
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'amend.title')

export default function IncidentEdit() {
  return <AmendView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
