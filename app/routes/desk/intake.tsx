import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError, ensure } from '#app/domain/errors.ts'
import { canFile } from '#app/domain/tickets/policy.ts'
import { requireStaff } from '#app/http/staff.ts'
import { fileCall } from '#app/routes/desk/file-call.ts'
import { valuesOf } from '#app/routes/desk/form-values.ts'
import { IntakeView } from '#app/ui/desk/intake/intake-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  ensure(canFile(actor))
  return { formKey: crypto.randomUUID(), filed: new URL(request.url).searchParams.get('filed') }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  ensure(canFile(ctx.actor))
  const form = await request.formData()
  try {
    const { number, duplicate, visible } = await fileCall(ctx, form)
    const done = duplicate ? 'known' : 'filed'
    return redirect(visible ? `/desk/tickets/${number}?done=${done}` : `/desk/tickets/new?filed=${number}`)
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error
    return data({ values: valuesOf(form), errors: [...error.fields] }, { status: 422 })
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'intake.title')

export default function Intake() {
  const { formKey, filed } = useLoaderData<typeof loader>()
  return <IntakeView formKey={formKey} filed={filed} returned={useActionData<typeof action>()} />
}
