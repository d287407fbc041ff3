import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { fileCall } from '#app/domain/intake/reports/file-call.ts'
import { canFile } from '#app/domain/desk/tickets/policy.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { requireStaff } from '#app/http/staff.ts'
import { callOf } from '#app/routes/desk/call-form.ts'
import { IntakeView } from '#app/ui/desk/intake/intake-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  ensure(canFile(actor))
  return { filed: new URL(request.url).searchParams.get('filed') }
}

export function action({ request }: ActionFunctionArgs) {
  return answerForm(request, async (tx, form) => {
    ensure(canFile(tx.actor))
    const { number, duplicate, visible } = await fileCall(tx, callOf(form))
    const done = duplicate ? 'known' : 'filed'
    return visible ? `/desk/tickets/${number}?done=${done}` : `/desk/tickets/new?filed=${number}`
  })
}

export const shouldRevalidate = stayWhenSignedOut
export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'intake.title')

export default function Intake() {
  const { filed } = useLoaderData<typeof loader>()
  return <IntakeView filed={filed} returned={useActionData<typeof action>()} />
}
