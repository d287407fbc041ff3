import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError, ensure, invalid } from '#app/domain/errors.ts'
import { Declaration, declareIncident } from '#app/domain/incidents/declare.ts'
import { canDeclare } from '#app/domain/incidents/policy.ts'
import { fieldError } from '#app/domain/reports/report.ts'
import { requireStaff } from '#app/http/staff.ts'
import { declarationOf } from '#app/routes/desk/declaration-form.ts'
import { valuesOf } from '#app/routes/desk/form-values.ts'
import { DeclareView } from '#app/ui/desk/incidents/declare-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  ensure(canDeclare(actor))
  return { tickets: new URL(request.url).searchParams.getAll('ticket') }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  try {
    const parsed = Declaration.safeParse(declarationOf(form))
    if (!parsed.success) throw invalid(parsed.error.issues.map(fieldError))
    const incident = await declareIncident(ctx, parsed.data)
    return redirect(`/desk/incidents/${incident.number}?done=declared`)
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === 'forbidden') throw error
    const { reason, fields, status } = error
    return data({ values: valuesOf(form), reason, errors: [...fields] }, { status })
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'declare.title')

export default function DeclareIncident() {
  return <DeclareView {...useLoaderData<typeof loader>()} returned={useActionData<typeof action>()} />
}
